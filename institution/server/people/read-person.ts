import type { InstitutionDeps } from '../deps.ts';
import { type PersonRecord, selectGroupMembers, selectPeople, selectPerson } from './people-store.ts';
import type { Person } from './person.ts';
import { openPesel } from './pesel-vault.ts';
import { type PeopleSearch, selectMatchingPeople } from './search-store.ts';
import { searchWords } from './search-text.ts';

type PeopleDeps = Pick<InstitutionDeps, 'database' | 'keys' | 'settings'>;

export async function readPerson(deps: PeopleDeps, personId: string): Promise<Person | undefined> {
  const record = await selectPerson(deps.database, deps.settings.institutionId, personId);
  return record && withPesel(deps, record);
}

/** By their ids; only those who are known are there. */
export async function readPeople(deps: PeopleDeps, personIds: readonly string[]): Promise<Map<string, Person>> {
  const records = await selectPeople(deps.database, deps.settings.institutionId, personIds);
  return new Map(records.map((record) => [record.personId, withPesel(deps, record)]));
}

/** Finds as one types: by parts of names, numbers and the group's name, or those whom the query named otherwise. */
export async function findPeople(
  deps: PeopleDeps & Pick<InstitutionDeps, 'clock'>,
  { query, ...search }: { query: string } & Omit<PeopleSearch, 'words' | 'now'>,
): Promise<{ people: Person[]; total: number }> {
  const { people, total } = await selectMatchingPeople(deps.database, deps.settings.institutionId, {
    ...search,
    words: searchWords(query),
    now: deps.clock.now(),
  });
  return { people: people.map((record) => withPesel(deps, record)), total };
}

/** Active people of one group, by name. */
export async function readGroup(deps: PeopleDeps, group: string, limit: number): Promise<Person[]> {
  const records = await selectGroupMembers(deps.database, deps.settings.institutionId, group, limit);
  return records.map((record) => withPesel(deps, record));
}

export function withPesel(deps: Pick<PeopleDeps, 'keys'>, { peselSealed, ...person }: PersonRecord): Person {
  if (!peselSealed) return person;
  return { ...person, pesel: openPesel(deps, person.personId, peselSealed) };
}
