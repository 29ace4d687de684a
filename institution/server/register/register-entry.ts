import type { FieldsWith, PersonField, PersonStatus } from '@mleg/institution-contract/person-fields';

type Required = FieldsWith<'required', true>;
type Texts = Exclude<PersonField, Required | 'status'>;

/** What a row of a file or a form says of somebody: `null` is an empty cell, nothing a column that the file does not have. */
export type RegisterEntry = Record<Required, string> &
  Partial<Record<Texts, string | null>> & { status?: PersonStatus | null };
