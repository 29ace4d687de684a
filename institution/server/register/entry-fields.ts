import { PERSON_FIELD_NAMES, PERSON_FIELDS } from '@mleg/institution-contract/person-fields';
import { PLAIN_FIELDS, type PlainField } from './register-columns.ts';

const IDENTIFYING = PERSON_FIELD_NAMES.filter((field) => 'identity' in PERSON_FIELDS[field]);

/** What the register says of somebody that is not who they are: number, class, number and dates of the plastic card. */
export const ENTRY_FIELDS: readonly PlainField[] = PLAIN_FIELDS.filter((field) => !IDENTIFYING.includes(field));
