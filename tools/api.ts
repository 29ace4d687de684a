import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiDocuments, textOf } from '@mleg/testing/routes/api-documents';

/** `npm run api`: writes the OpenAPI documents of our APIs into `docs/api`, where a change of an interface is seen in a diff. */
const directory = join(import.meta.dirname, '..', 'docs', 'api');
mkdirSync(directory, { recursive: true });
const documents = await apiDocuments();
for (const file of readdirSync(directory))
  if (file.endsWith('.openapi.json') && !documents.has(file)) rmSync(join(directory, file));
for (const [file, document] of documents) writeFileSync(join(directory, file), textOf(document));
console.log(`${documents.size} documents in docs/api`);
