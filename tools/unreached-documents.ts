import { posix } from 'node:path';
import { linksIn } from './doc-references.ts';

/**
 * The documents below `docs/` that nobody finds who begins at the README and follows links. A link to a folder leads
 * to all documents in it.
 */
export function unreachedDocuments(documents: ReadonlyMap<string, string>): string[] {
  const reached = new Set<string>();
  const next = ['README.md'];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const target of linksIn(documents.get(file) ?? '')) {
      const path = posix.join(posix.dirname(file), target);
      next.push(...[...documents.keys()].filter((other) => other === path || other.startsWith(`${path}/`)));
    }
  }
  return [...documents.keys()].filter((file) => file.startsWith('docs/') && !reached.has(file));
}
