import {
  type FieldsWith,
  PERSON_FIELD_NAMES,
  PERSON_FIELDS,
  type PersonField,
} from '@mleg/institution-contract/person-fields';
import { REGISTER } from './fields.ts';
import type { RegisterEntry } from './register-entry.ts';

type Register = typeof REGISTER;

/** Fields whose column holds what the register says as it is; the PESEL is sealed, the status has a meaning of its own. */
export type PlainField = FieldsWith<'kind', 'text' | 'date'>;

export const PLAIN_FIELDS: readonly PlainField[] = PERSON_FIELD_NAMES.filter(isPlain);

function isPlain(field: PersonField): field is PlainField {
  const { kind } = PERSON_FIELDS[field];
  return kind === 'text' || kind === 'date';
}

/** The columns of the plain fields, as the tables `people` and `roster_rows` have them. */
export type RegisterColumns = {
  [Field in PlainField as Register[Field]['column']]: Register[Field]['empty'] extends null ? string | null : string;
};
export type RegisterColumn = keyof RegisterColumns;

export const columnOf = (field: PlainField): RegisterColumn => REGISTER[field].column;

export const REGISTER_COLUMNS: readonly RegisterColumn[] = PLAIN_FIELDS.map(columnOf);

/** What the entry says, else what is known, else nothing: an empty cell deletes nothing. */
export function registerColumns(entry: RegisterEntry, known?: RegisterColumns): RegisterColumns {
  const columns = PLAIN_FIELDS.map((field) => {
    const column = columnOf(field);
    return [column, entry[field] ?? known?.[column] ?? REGISTER[field].empty] as const;
  });
  return Object.fromEntries(columns) as RegisterColumns;
}
