import { expect, test } from 'vitest';
import { unreachedDocuments } from './unreached-documents.ts';

const unreached = (documents: Record<string, string>) => unreachedDocuments(new Map(Object.entries(documents)));

test('a document is found over others, and in a folder that is linked', () => {
  const documents = {
    'README.md': '[a](docs/a.md) [all](docs/decisions)',
    'docs/a.md': '[b](flows/b.md#step) and [home](../README.md)',
    'docs/flows/b.md': '',
    'docs/decisions/0001-x.md': '',
  };
  expect(unreached(documents)).toEqual([]);
});

test('a document that nothing leads to is named, and so is one that only such a document leads to', () => {
  const documents = {
    'README.md': '`docs/a.md` is not enough\n```\n[a](docs/a.md)\n```',
    'docs/a.md': '[b](b.md)',
    'docs/b.md': '[a](a.md)',
    'ui/README.md': '',
  };
  expect(unreached(documents)).toEqual(['docs/a.md', 'docs/b.md']);
});
