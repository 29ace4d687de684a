import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { InstitutionDeps } from '../deps.ts';
import { selectPeople, selectPerson } from '../people/people-store.ts';
import type { Person } from '../people/person.ts';
import type { Account } from '../sign-in/account.ts';
import { isAdult } from './adulthood.ts';
import { selectConcernedAccounts, selectIsWard } from './guardian-store.ts';

type ActDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

export type ActingAs = 'self' | 'guardian';

/**
 * As whom an account may act for somebody today; `undefined`: this person does not exist for the account (G76). The
 * right of a guardian ends by itself on the day the pupil turns 18 (G77), and without a known birth date there is none.
 */
export async function actingFor(deps: ActDeps, account: Account, personId: string): Promise<ActingAs | undefined> {
  if (account.personId === personId) return 'self';
  const { institutionId } = deps.settings;
  if (!(await selectIsWard(deps.database, institutionId, account.accountId, personId))) return undefined;
  const person = await selectPerson(deps.database, institutionId, personId);
  return person && isMinor(deps, person) ? 'guardian' : undefined;
}

export function isMinor({ clock }: Pick<ActDeps, 'clock'>, { birthdate }: Pick<Person, 'birthdate'>): boolean {
  return birthdate !== undefined && !isAdult(birthdate, dateInWarsaw(clock.now()));
}

/** Whom something about the person concerns today: the person, and of a minor the guardians. */
export async function accountsOf(deps: ActDeps, personId: string): Promise<string[]> {
  return (await accountsOfEach(deps, [personId])).map(({ accountId }) => accountId);
}

/** The same for several people, read together. */
export async function accountsOfEach(
  deps: ActDeps,
  personIds: readonly string[],
): Promise<{ personId: string; accountId: string }[]> {
  const { institutionId } = deps.settings;
  const concerned = await selectConcernedAccounts(deps.database, institutionId, personIds);
  if (concerned.length === 0) return [];
  const people = await selectPeople(deps.database, institutionId, personIds);
  const minors = new Set(people.filter((person) => isMinor(deps, person)).map(({ personId }) => personId));
  return concerned
    .filter(({ is_own: isOwn, person_id: personId }) => isOwn || minors.has(personId))
    .map(({ person_id: personId, account_id: accountId }) => ({ personId, accountId }));
}
