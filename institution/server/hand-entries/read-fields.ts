import { PERSON_FIELD_NAMES } from '@mleg/institution-contract/person-fields';
import type { PersonFields } from '@mleg/institution-contract/person-form';
import type { InstitutionDeps } from '../deps.ts';
import { entryOf } from '../people/person.ts';
import { readPerson } from '../people/read-person.ts';

/** What the form shows; of the PESEL only whether there is one. */
export async function readFields(
  deps: Pick<InstitutionDeps, 'database' | 'keys' | 'settings'>,
  personId: string,
): Promise<(PersonFields & { hasPesel: boolean }) | undefined> {
  const person = await readPerson(deps, personId);
  if (!person) return undefined;
  return { ...fieldsOf(person), hasPesel: person.pesel !== undefined };
}

export function fieldsOf(person: Parameters<typeof entryOf>[0]): PersonFields {
  const entry = entryOf(person);
  const fields = PERSON_FIELD_NAMES.map((field) => [field, entry[field] ?? ''] as const);
  return { ...(Object.fromEntries(fields) as PersonFields), pesel: '' };
}
