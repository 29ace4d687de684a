import { type FieldsWith, PERSON_FIELDS } from '@mleg/institution-contract/person-fields';
import { REGISTER } from './fields.ts';
import { columnOf, PLAIN_FIELDS, type PlainField, type RegisterColumns } from './register-columns.ts';
import type { RegisterEntry } from './register-entry.ts';

type Fact = Exclude<PlainField, FieldsWith<'card', true>>;
type Always = { [Field in Fact]: (typeof REGISTER)[Field]['empty'] extends null ? never : Field }[Fact];

/** What a person's record has of the plain fields; the parts of the plastic card are one thing of their own. */
export type RegisterFacts = Record<Always, string> & Partial<Record<Exclude<Fact, Always>, string>>;

const FACTS: readonly Fact[] = PLAIN_FIELDS.filter((field): field is Fact => !('card' in PERSON_FIELDS[field]));

export function factsOfColumns(columns: RegisterColumns): RegisterFacts {
  return factsBy((field) => columns[columnOf(field)]);
}

export function factsOfEntry(entry: RegisterEntry): RegisterFacts {
  return factsBy((field) => entry[field] ?? REGISTER[field].empty);
}

function factsBy(valueOf: (field: Fact) => string | null): RegisterFacts {
  const facts = FACTS.map((field) => [field, valueOf(field)] as const);
  return Object.fromEntries(facts.filter(([, value]) => value !== null)) as RegisterFacts;
}
