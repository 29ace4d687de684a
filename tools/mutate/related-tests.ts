import { isTest } from '../source-tree.ts';
import type { Edge } from '../walls/import-graph.ts';

/** The test files below `area` that reach `file` by imports, nearest first. */
export function relatedTests(edges: readonly Edge[], file: string, area: string): string[] {
  const importers = new Map<string, string[]>();
  for (const { from, to, typeOnly } of edges) {
    if (!typeOnly && from.startsWith(`${area}/`)) importers.set(to, [...(importers.get(to) ?? []), from]);
  }
  const seen = new Set([file]);
  for (const reached of seen) for (const importer of importers.get(reached) ?? []) seen.add(importer);
  return [...seen].filter(isTest);
}
