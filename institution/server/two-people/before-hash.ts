import { createHmac } from 'node:crypto';
import type { InstitutionDeps } from '../deps.ts';
import type { Before } from './weighing.ts';

/** Keyed, and another for each deed: who has the database alone tries no names or numbers by it. */
export function hashBefore({ keys }: Pick<InstitutionDeps, 'keys'>, deedId: string, before: Before): Buffer {
  const said = Object.entries(before).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHmac('sha256', keys.peselLookup)
    .update(`before:${deedId}:${JSON.stringify(said)}`)
    .digest();
}
