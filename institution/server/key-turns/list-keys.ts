import type { Clock } from '@mleg/platform/clock/clock';
import { later } from '@mleg/platform/clock/durations';
import { databaseCalendar, selectOwners } from '@mleg/platform/keys/calendar-store';
import { type KeyGeneration, nameOfKey } from '@mleg/platform/keys/key-calendar';
import { type KeyWarning, type PlannedKey, planKeys, warnOfEnd } from '@mleg/platform/keys/key-plan';
import type { Kysely } from 'kysely';
import { selectCodeKeys } from '../agreement/terms-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { ASSERTION_KEY, CODE_KEY } from '../keys/key-turns.ts';

interface Needed {
  database: Kysely<InstitutionDatabase>;
  clock: Clock;
}

export interface InstitutionKeyList {
  keys: PlannedKey[];
  warnings: KeyWarning[];
}

/** Whose keys are in a database; none where the institution was not started with this release. */
export const institutionsWithKeys = ({ database }: Pick<Needed, 'database'>): Promise<string[]> =>
  selectOwners(database, CODE_KEY.use);

/** What an institution's keys are, from its database alone: no key is opened for it. */
export async function listInstitutionKeys(
  { database, clock }: Needed,
  institutionId: string,
): Promise<InstitutionKeyList> {
  const generations = await databaseCalendar(database, institutionId).read();
  const known = await selectCodeKeys(database, institutionId);
  const now = clock.now();
  const warnings = [
    ...warnOfTurn(
      generations.filter(({ kid }) => kid === known?.inUse || kid === known?.next?.kid),
      CODE_KEY,
      now,
    ),
    ...warnOfTurn(generations, ASSERTION_KEY, now),
  ];
  return { keys: planKeys(generations, [CODE_KEY, ASSERTION_KEY], now), warnings };
}

/** These keys have no certificate that ends; they should not be in use for longer than they were made for. */
function warnOfTurn(
  generations: readonly KeyGeneration[],
  { use, signsFor }: typeof CODE_KEY,
  now: Date,
): KeyWarning[] {
  const newest = generations.findLast((one) => one.use === use);
  return newest ? warnOfEnd(nameOfKey(use, newest.generation), later(newest.signsFrom, signsFor), now) : [];
}
