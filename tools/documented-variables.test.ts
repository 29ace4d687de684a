import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '@mleg/main/settings';
import { expect, test } from 'vitest';
import { isTest, sourceFiles } from './source-tree.ts';

const root = join(import.meta.dirname, '..');
const manual = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

/** Where programs are that an operator runs. */
const PROGRAMS = ['main', 'registrar', 'tools'];
/** What somebody sets for us; `TZ` we set ourselves. */
const READ = /process\.env\['(?!TZ')([A-Z_]+)'\]|'([A-Z_]+_PASSPHRASE_[A-Z]+)'/g;

function variablesRead(): string[] {
  const sources = PROGRAMS.flatMap((folder) =>
    sourceFiles(join(root, folder), ['.ts']).map((file) => join(folder, file)),
  );
  const found = sources
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      Array.from(readFileSync(join(root, file), 'utf8').matchAll(READ), ([, one, other]) => one ?? other ?? ''),
    );
  return [...new Set([...found, ...Object.keys(environmentSchema.shape)])].sort();
}

test.each(variablesRead())('docs/operations.md tells of %s', (variable) => {
  expect(manual).toContain(`\`${variable}`);
});

test('the passphrases of a ceremony are among them', () => {
  expect(variablesRead()).toEqual(expect.arrayContaining(['ROOT_PASSPHRASE_FIRST', 'ROOT_PASSPHRASE_SECOND']));
});
