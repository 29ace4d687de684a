import { join } from 'node:path';
import { apiDocuments } from '@mleg/testing/routes/api-documents';
import { takesNothing } from './command-line.ts';
import { writeDocuments } from './openapi/write-documents.ts';

const USAGE = `Usage: npm run api

Writes the OpenAPI documents of our APIs into docs/api, where a change of an interface is seen in a diff, and names
those that have changed.`;

takesNothing(USAGE);
const directory = join(import.meta.dirname, '..', 'docs', 'api');
const documents = await apiDocuments();
const changes = writeDocuments(directory, documents);
for (const { file, change } of changes) console.log(`docs/api/${file} ${change}`);
console.log(`${documents.size} documents in docs/api, ${changes.length} of them changed`);
