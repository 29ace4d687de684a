import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const server = join(import.meta.dirname, '..');
const sources = readdirSync(server, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name));

const importersOf = (name: string) =>
  sources
    .filter((file) =>
      new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '[^']*permission/permission\\.ts'`).test(
        readFileSync(file, 'utf8'),
      ),
    )
    .map((file) => relative(server, file))
    .toSorted();

test('Q12 leave to do what is dangerous is made by the scale for the staff, and by these few for nobody of the staff', () => {
  expect(importersOf('permit')).toEqual(['two-people/leave.ts', 'two-people/weigh.ts']);
  expect(importersOf('asHolder')).toEqual([
    'applications/submit-application.ts',
    'card-actions/order-card.ts',
    'http/suspension-procedures.ts',
    'privacy/export-person.ts',
  ]);
  expect(importersOf('asRightEnds')).toEqual(['right-ends/end-seen-codes.ts']);
  expect(importersOf('asOperator')).toEqual([
    'demo/load-family.ts',
    'demo/load-people.ts',
    'privacy/reapply-erasures.ts',
  ]);
});
