import { PERSON_FIELD_NAMES } from '@mleg/institution-contract/person-fields';
import type { KnownFields, PersonFields } from '@mleg/institution-contract/person-form';
import type { InstitutionDeps } from '../deps.ts';
import { entryOf, type Person } from '../people/person.ts';
import { peselLookup } from '../people/pesel-vault.ts';
import { readPerson } from '../people/read-person.ts';
import { versionOf } from '../versions/version-of.ts';

/** What the form shows; of the PESEL only whether there is one. */
export async function readFields(
  deps: Pick<InstitutionDeps, 'database' | 'keys' | 'settings'>,
  personId: string,
): Promise<KnownFields | undefined> {
  const person = await readPerson(deps, personId);
  if (!person) return undefined;
  return { ...fieldsOf(person), hasPesel: person.pesel !== undefined, version: versionOfPerson(deps, person) };
}

export function fieldsOf(person: Parameters<typeof entryOf>[0]): PersonFields {
  const entry = entryOf(person);
  const fields = PERSON_FIELD_NAMES.map((field) => [field, entry[field] ?? ''] as const);
  return { ...(Object.fromEntries(fields) as PersonFields), pesel: '' };
}

/** Of all that the form is about, of the PESEL too, which it does not show. */
export function versionOfPerson(deps: Pick<InstitutionDeps, 'keys'>, person: Person): string {
  const pesel = person.pesel === undefined ? '' : peselLookup(deps, person.pesel).toString('hex');
  return versionOf(deps, `person ${person.personId}`, { ...fieldsOf(person), pesel });
}
