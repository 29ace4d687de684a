import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDocuments } from './write-documents.ts';

const document = (url: string) => ({ servers: [{ url }], paths: {} });

test('says which documents are new, changed or gone, and nothing of the rest', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mleg-api-'));
  try {
    const [same, changing] = ['same.openapi.json', 'changing.openapi.json'];
    writeDocuments(directory, new Map([same, changing, 'gone.openapi.json'].map((file) => [file, document('a')])));
    writeFileSync(join(directory, 'README.md'), 'stays');
    const after = new Map([
      [same, document('a')],
      [changing, document('b')],
      ['new.openapi.json', document('a')],
    ]);
    expect(writeDocuments(directory, after)).toEqual([
      { file: 'gone.openapi.json', change: 'is gone' },
      { file: changing, change: 'has changed' },
      { file: 'new.openapi.json', change: 'is new' },
    ]);
    expect(readdirSync(directory).sort()).toEqual(['README.md', ...after.keys()].sort());
    expect(writeDocuments(directory, after)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
