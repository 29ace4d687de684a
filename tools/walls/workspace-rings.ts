import type { Violation } from './import-graph.ts';
import { rings } from './rings.ts';
import type { Workspace } from './workspaces.ts';

/** What a package.json names, for its tests too, must be built without the package itself: the floors have an order. */
export function workspaceRingViolations(workspaces: readonly Pick<Workspace, 'name' | 'dependencies'>[]): Violation[] {
  const names = new Set(workspaces.map(({ name }) => name));
  const links = workspaces.flatMap(({ name, dependencies }) =>
    dependencies.filter((dependency) => names.has(dependency)).map((to) => ({ from: name, to })),
  );
  return rings(links).map(({ members, holding }) => ({
    file: 'package.json',
    message: `workspaces depend on each other in a ring (${members.join(', ')}), held by${holding
      .map(({ from, to }) => `\n    ${from} → ${to}`)
      .join('')}`,
  }));
}
