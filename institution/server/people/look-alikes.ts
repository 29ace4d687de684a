import type { Selectable } from 'kysely';
import type { PeopleTable } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { maskPesel, openPesel } from './pesel-vault.ts';
import { isSameName } from './search-text.ts';

type Known = Selectable<PeopleTable>;
type Deps = Pick<InstitutionDeps, 'keys'>;

const BIRTH_DIGITS = 6;
/** What the office sees of a PESEL anyway: the birth date, which stands beside it, and the digits that a mask leaves. */
const shownOf = (pesel: string) => `${pesel.slice(0, BIRTH_DIGITS)} ${maskPesel(pesel)}`;

/**
 * Whether a PESEL is somebody's as far as the office sees it. An answer to one person goes by no more: one that differed by
 * the digits between would say, try by try, what they are (Q30, Q40).
 */
export function looksLikeTheirs(deps: Deps, pesel: string, { person_id: id, pesel_sealed: sealed }: Known): boolean {
  return sealed !== null && shownOf(openPesel(deps, id, sealed)) === shownOf(pesel);
}

type Described = Pick<RegisterEntry, 'familyName' | 'givenName' | 'birthdate' | 'pesel'>;

/** Who is here already by name, birth date and what is shown of the PESEL; `among`: whoever was born on that day. */
export function findLookAlike(deps: Deps, entry: Described, among: readonly Known[]): Known | undefined {
  const { familyName: family_name, givenName: given_name, birthdate, pesel } = entry;
  if (!pesel) return undefined;
  return among.find(
    (known) =>
      known.birthdate === birthdate &&
      isSameName({ family_name, given_name }, known) &&
      looksLikeTheirs(deps, pesel, known),
  );
}
