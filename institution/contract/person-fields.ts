import { z } from 'zod';

interface PersonFieldFacts {
  /** How it is written in a file's cell and entered in the form. */
  kind: 'text' | 'date' | 'pesel' | 'status';
  /** Without it nobody can be told from anybody else. */
  required?: true;
  /** Who the person is: changed by hand, it waits for a second person (D56). */
  identity?: true;
  /** A part of the plastic card, which is all of its parts or nothing. */
  card?: true;
}

/**
 * What an institution's register says of a person, each fact once and in the order of the form. Files, form, comparison,
 * storage and export are made from this table and from its other half, `institution/server/register/fields.ts`.
 */
export const PERSON_FIELDS = {
  familyName: { kind: 'text', required: true, identity: true },
  givenName: { kind: 'text', required: true, identity: true },
  albumNumber: { kind: 'text', required: true },
  /** The class, or the programme and year. */
  group: { kind: 'text' },
  birthdate: { kind: 'date', identity: true },
  pesel: { kind: 'pesel', identity: true },
  cardNumber: { kind: 'text', card: true },
  cardIssuedOn: { kind: 'date', card: true },
  cardValidUntil: { kind: 'date', card: true },
  status: { kind: 'status' },
} as const satisfies Record<string, PersonFieldFacts>;

type Fields = typeof PERSON_FIELDS;
export type PersonField = keyof Fields;
/** Fields that have a property, as a union of their names: `FieldsWith<'required', true>`. */
export type FieldsWith<Property extends keyof PersonFieldFacts, Value> = {
  [Field in PersonField]: Fields[Field] extends Record<Property, Value> ? Field : never;
}[PersonField];

export const PERSON_FIELD_NAMES = Object.keys(PERSON_FIELDS) as readonly PersonField[];
export const personFieldSchema = z.enum(PERSON_FIELD_NAMES);

/** The names of the fields that have a property. */
export function fieldsWith<Property extends keyof PersonFieldFacts, Value extends PersonFieldFacts[Property]>(
  property: Property,
  value: Value,
): readonly FieldsWith<Property, Value>[] {
  const facts: Readonly<Record<PersonField, PersonFieldFacts>> = PERSON_FIELDS;
  const isOne = (field: PersonField): field is FieldsWith<Property, Value> => facts[field][property] === value;
  return PERSON_FIELD_NAMES.filter(isOne);
}

export const personStatusSchema = z.enum(['active', 'on-leave', 'removed', 'graduated']);
export type PersonStatus = z.infer<typeof personStatusSchema>;
