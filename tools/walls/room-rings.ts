import type { Edge, Violation } from './import-graph.ts';
import { type Link, type Ring, rings } from './rings.ts';
import type { Workspace } from './workspaces.ts';

/** An import as it looks from a folder that both ends are below: from one of the folder's children to another. */
type RoomLink = Link & { by: Edge };

/**
 * Rooms are the folders of a workspace and the files at its root. Those of one folder, at any depth, must have an order
 * in which each imports only later ones; imports of types and of tests count, since a reader has to follow them too.
 */
export function roomRingViolations(
  edges: readonly Edge[],
  workspaces: readonly Pick<Workspace, 'directory'>[],
): Violation[] {
  return workspaces.flatMap(({ directory }) =>
    [...linksByFolder(edges, directory)].flatMap(([folder, links]) =>
      rings(links)
        .filter(({ members }) => isOfRooms(members, folder === directory))
        .map((ring) => ({ file: folder, message: describe(ring, folder) })),
    ),
  );
}

/** Files below the root are no rooms: a ring of them alone is the business of `cycles.ts`, which lets types pass. */
function isOfRooms(members: readonly string[], atRoot: boolean): boolean {
  return atRoot || members.some((member) => !/\.\w+$/.test(member));
}

/** Each import inside the workspace, at the one folder where its two ends part. */
function linksByFolder(edges: readonly Edge[], workspace: string): Map<string, RoomLink[]> {
  const links = new Map<string, RoomLink[]>();
  for (const by of edges) {
    if (by.from === by.to || ![by.from, by.to].every((file) => file.startsWith(`${workspace}/`))) continue;
    const [from, to] = [by.from.split('/'), by.to.split('/')];
    const depth = from.findIndex((part, place) => part !== to[place]);
    const link = { from: from.slice(0, depth + 1).join('/'), to: to.slice(0, depth + 1).join('/'), by };
    const folder = from.slice(0, depth).join('/');
    links.set(folder, [...(links.get(folder) ?? []), link]);
  }
  return links;
}

function describe({ members, holding }: Ring<RoomLink>, folder: string): string {
  const rooms = members.map((member) => member.slice(folder.length + 1)).join(', ');
  const imports = holding.map(({ by }) => `\n    ${by.from} → ${by.to}`).join('');
  return `has a ring of rooms (${rooms}), held by${imports}`;
}
