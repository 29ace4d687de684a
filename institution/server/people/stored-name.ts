import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import type { RegisterColumns } from '../register/register-columns.ts';
import type { RegisterEntry } from '../register/register-entry.ts';

type Stored = Pick<RegisterColumns, 'family_name' | 'given_name'>;

/** A name stays as it was stored, however it is written: only another one is written in Latin letters (Q93). */
export function isStoredName(
  { field, reason }: RosterRowProblem,
  entry: Pick<RegisterEntry, 'familyName' | 'givenName'>,
  stored: Stored | undefined,
): boolean {
  if (!stored || reason !== 'forbidden-characters') return false;
  if (field === 'familyName') return entry.familyName === stored.family_name;
  return field === 'givenName' && entry.givenName === stored.given_name;
}
