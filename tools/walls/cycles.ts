import type { Edge, Violation } from './import-graph.ts';

/**
 * One violation for each ring of imports, named at the file where the search met it. Types may know each other: `deps.ts`
 * names what functions take, and they name their part of it.
 */
export function cycleViolations(edges: readonly Edge[]): Violation[] {
  const imports = new Map<string, string[]>();
  for (const { from, to, typeOnly } of edges) if (!typeOnly) imports.set(from, [...(imports.get(from) ?? []), to]);
  const done = new Set<string>();
  const violations: Violation[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      violations.push({ file, message: `imports itself: ${[...path.slice(start), file].join(' → ')}` });
      return;
    }
    if (done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return violations;
}
