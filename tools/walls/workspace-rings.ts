import type { Violation } from './import-graph.ts';
import { rings } from './rings.ts';
import type { Workspace } from './workspaces.ts';

/** The workspaces that still depend on each other in a ring. The list only shrinks; the aim is that it is gone. */
export const WORKSPACES_IN_A_RING: readonly string[] = [
  '@mleg/platform',
  '@mleg/institution',
  '@mleg/issuer',
  '@mleg/registrar',
  '@mleg/verifier',
  '@mleg/wallet',
  '@mleg/main',
  '@mleg/system-tests',
];

/** What a package.json names, for its tests too, must be built without the package itself: the floors have an order. */
export function workspaceRingViolations(
  workspaces: readonly Pick<Workspace, 'name' | 'dependencies'>[],
  excused: readonly string[] = WORKSPACES_IN_A_RING,
): Violation[] {
  const names = new Set(workspaces.map(({ name }) => name));
  const links = workspaces.flatMap(({ name, dependencies }) =>
    dependencies.filter((dependency) => names.has(dependency)).map((to) => ({ from: name, to })),
  );
  const found = rings(links);
  const inRing = new Set(found.flatMap(({ members }) => members));
  const news = found
    .filter(({ members }) => members.some((member) => !excused.includes(member)))
    .map(({ members, holding }) => ({
      file: 'package.json',
      message: `workspaces depend on each other in a ring (${members.join(', ')}), held by${holding
        .map(({ from, to }) => `\n    ${from} → ${to}`)
        .join('')}`,
    }));
  const outdated = excused
    .filter((name) => !inRing.has(name))
    .map((name) => ({ file: name, message: 'is in no ring any more: take it off WORKSPACES_IN_A_RING' }));
  return [...news, ...outdated];
}
