import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiDocuments, textOf } from '@mleg/testing/routes/api-documents';
import { expect, test } from 'vitest';

const directory = join(import.meta.dirname, '..', '..', 'docs', 'api');
const documents = await apiDocuments();

/** Compared as a whole, so that a failure is one sentence and not a thousand lines. */
function isCommitted(file: string, text: string): boolean {
  const committed = join(directory, file);
  return existsSync(committed) && readFileSync(committed, 'utf8') === text;
}

test.each([...documents])('%s is what the server answers', (file, document) => {
  expect(isCommitted(file, textOf(document)), 'run npm run api and look at the diff').toBe(true);
});

test('no document is left of an API that is gone', () => {
  const files = readdirSync(directory).filter((file) => file.endsWith('.openapi.json'));
  expect(files.sort(), 'run npm run api and look at the diff').toEqual([...documents.keys()].sort());
});

test('no two answers differ in anything but the place of the server', async () => {
  const again = await apiDocuments();
  expect([...again.values()].map(textOf)).toEqual([...documents.values()].map(textOf));
});
