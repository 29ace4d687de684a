import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classFaults } from './class-names.ts';
import { sourceFiles } from './source-tree.ts';

const root = join(import.meta.dirname, '..');

test('every class that a page names is in its style sheet, and every class of a style sheet is named', () => {
  const files = sourceFiles(root, ['.tsx', '.ts', '.module.css']);
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  expect(classFaults(sources)).toEqual({ missing: [], unused: [] });
});

test('finds a class that is missing and one that nothing uses', () => {
  const sources = new Map([
    ['app/page.tsx', "import styles from './page.module.css';\n<p className={styles['lead']} />"],
    ['app/page.module.css', '/* .old */\n.name,\n.name > li {\n  margin: 0.5rem;\n}\n'],
  ]);
  const sheet = 'app/page.module.css';
  expect(classFaults(sources)).toEqual({
    missing: [{ file: 'app/page.tsx', sheet, name: 'lead' }],
    unused: [{ file: sheet, sheet, name: 'name' }],
  });
});

test('a name that is computed may be any class of the style sheet', () => {
  const sources = new Map([
    ['app/page.tsx', "import styles from '@mleg/ui/page.module.css';\n<p className={styles[width]} />"],
    ['ui/page.module.css', '@media print {\n  .wide {\n    color: red;\n  }\n}\n'],
  ]);
  expect(classFaults(sources)).toEqual({ missing: [], unused: [] });
});
