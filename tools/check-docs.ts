import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenReferences } from './doc-references.ts';
import { sourceFiles } from './source-tree.ts';

/** `npm run docs`: whatever a document points to is there. */
const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const repository = {
  root,
  top: new Set(readdirSync(root)),
  scripts: new Set(Object.keys(scripts)),
};
const documents = sourceFiles(root, ['.md']);
const broken = documents.flatMap((file) =>
  brokenReferences(file, readFileSync(join(root, file), 'utf8'), repository).map((reference) => `${file} ${reference}`),
);
for (const reference of broken) console.error(reference);
console.log(`${documents.length} documents, ${broken.length} broken references`);
process.exitCode = broken.length === 0 ? 0 : 1;
