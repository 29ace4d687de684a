import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takesNothing } from './command-line.ts';
import { brokenInComments, brokenReferences } from './doc-references.ts';
import { sourceFiles } from './source-tree.ts';
import { unreachedDocuments } from './unreached-documents.ts';

const USAGE = `Usage: npm run docs

Checks that whatever a document or a comment points to is there, and that every document is found from the README.`;

takesNothing(USAGE);
const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const repository = {
  root,
  top: new Set(readdirSync(root)),
  scripts: new Set(Object.keys(scripts)),
  sources: sourceFiles(root, ['.ts', '.tsx', '.css']).map((file) => `/${file}`),
};
const files = sourceFiles(root, ['.md']);
const documents = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const broken = [...documents].flatMap(([file, text]) =>
  brokenReferences(file, text, repository).map((reference) => `${file} ${reference}`),
);
const sources = sourceFiles(root, ['.ts', '.tsx', '.mjs', '.css']);
const outdated = sources.flatMap((file) =>
  brokenInComments(file, readFileSync(join(root, file), 'utf8'), repository).map((reference) => `${file} ${reference}`),
);
const unreached = unreachedDocuments(documents).map((file) => `${file} is reached by no link from the README`);
for (const complaint of [...broken, ...outdated, ...unreached]) console.error(complaint);
console.log(
  `${files.length} documents, ${sources.length} sources, ${broken.length + outdated.length} broken references, ${unreached.length} out of reach`,
);
process.exitCode = broken.length + outdated.length + unreached.length === 0 ? 0 : 1;
