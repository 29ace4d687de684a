import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { type KeyWarning, type PlannedKey, planKeys, warnOfKeys } from '@mleg/platform/keys/key-plan';
import type { IssuerDeps } from '../deps.ts';
import { KEY_OWNER, TURNS } from '../keys/key-uses.ts';

export interface KeyList {
  keys: PlannedKey[];
  warnings: KeyWarning[];
}

/** Every key that others are told of, from the database alone: no key is opened for it. */
export async function listKeys({ database, clock }: Pick<IssuerDeps, 'database' | 'clock'>): Promise<KeyList> {
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  const uses = Object.values(TURNS);
  const now = clock.now();
  return { keys: planKeys(generations, uses, now), warnings: warnOfKeys(generations, uses, now) };
}
