import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiDocument, textOf } from '@mleg/testing/routes/api-documents';

export type DocumentChange = { file: string; change: 'is new' | 'has changed' | 'is gone' };

/** Makes the OpenAPI documents in the directory those given, and says which of them were others before. */
export function writeDocuments(directory: string, documents: ReadonlyMap<string, ApiDocument>): DocumentChange[] {
  mkdirSync(directory, { recursive: true });
  const changes: DocumentChange[] = [];
  for (const file of readdirSync(directory)) {
    if (!file.endsWith('.openapi.json') || documents.has(file)) continue;
    rmSync(join(directory, file));
    changes.push({ file, change: 'is gone' });
  }
  for (const [file, document] of documents) {
    const path = join(directory, file);
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const text = textOf(document);
    if (before === text) continue;
    writeFileSync(path, text);
    changes.push({ file, change: before === undefined ? 'is new' : 'has changed' });
  }
  return changes;
}
