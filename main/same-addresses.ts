import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOwnFile } from '@mleg/platform/start/parse-own-file';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { z } from 'zod';
import { ROLES, type Role } from './role.ts';
import type { Settings } from './settings.ts';

const addressesSchema = z.partialRecord(z.enum(ROLES), z.string());
type Addresses = z.infer<typeof addressesSchema>;

const REMEDY = 'Put it back; or, if all addresses are those of before, remove it: the next start writes it anew.';

/**
 * Cards, passkeys and links name the addresses of the parties for as long as they live, so a data directory goes on
 * under those it was begun with; a second start beside one that runs would be another. Throws `StartRefused`.
 */
export async function requireSameAddresses(settings: Settings): Promise<void> {
  const { dataDirectory, origins, roles } = settings;
  const known = await addressesIn(dataDirectory);
  const moved = roles.filter((role) => known[role] !== undefined && known[role] !== origins[role]);
  if (moved.length === 0) return;
  throw new StartRefused(
    [
      `The data in ${dataDirectory} belongs to a system with other addresses, which may be running now:`,
      ...moved.map((role) => `  ${role}: ${known[role]}, and not ${origins[role]}`),
      'Open those, or start with the same --base-port and …_ORIGIN as before. For a second system beside it give --data',
      'another directory. Cards, passkeys and links that exist name the old addresses; if you move all the same, stop',
      `everything and remove ${fileIn(dataDirectory)} first.`,
    ].join('\n'),
  );
}

/** Once all have started: a start that was refused has told nobody its addresses. */
export async function keepAddresses({ dataDirectory, origins, roles }: Settings): Promise<void> {
  const known = await addressesIn(dataDirectory);
  if (roles.every((role) => known[role] === origins[role])) return;
  const all = { ...known, ...Object.fromEntries(roles.map((role) => [role, origins[role]])) };
  const draft = `${fileIn(dataDirectory)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(all, undefined, 2)}\n`, { flush: true });
  await rename(draft, fileIn(dataDirectory));
}

/** Whether the party has started on this data directory before. */
export const hasBegunHere = async ({ dataDirectory }: Pick<Settings, 'dataDirectory'>, role: Role): Promise<boolean> =>
  (await addressesIn(dataDirectory))[role] !== undefined;

const fileIn = (dataDirectory: string) => join(dataDirectory, 'addresses.json');

async function addressesIn(dataDirectory: string): Promise<Addresses> {
  const said = await readFile(fileIn(dataDirectory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return '{}';
  });
  return parseOwnFile(fileIn(dataDirectory), said, addressesSchema, REMEDY);
}
