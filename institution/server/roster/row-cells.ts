import { type FieldsWith, PERSON_FIELDS, type PersonStatus } from '@mleg/institution-contract/person-fields';
import type { RosterColumns, RosterField, RosterReason, RosterRowProblem } from '@mleg/institution-contract/roster';
import { foldText } from '../people/search-text.ts';
import { REGISTER } from '../register/fields.ts';
import { readDate } from './read-date.ts';

const STATUSES: Readonly<Record<string, PersonStatus>> = {
  aktywny: 'active',
  aktywna: 'active',
  student: 'active',
  studentka: 'active',
  uczen: 'active',
  uczennica: 'active',
  active: 'active',
  urlop: 'on-leave',
  'na urlopie': 'on-leave',
  'on leave': 'on-leave',
  skreslony: 'removed',
  skreslona: 'removed',
  removed: 'removed',
  absolwent: 'graduated',
  absolwentka: 'graduated',
  graduated: 'graduated',
};

/** Fields that hold a text of a certain shape and length. */
type TextField = FieldsWith<'kind', 'text'>;

type Value<T = string> = T | null | undefined;

/** The cells of one row by what they hold; what is wrong with them gathers in `problems`. */
export interface RowCells {
  problems: RosterRowProblem[];
  wrong(field: RosterField, reason: RosterReason): void;
  /** By the kind of the field; nothing where the file has no such column, `null` where the cell is empty or wrong. */
  read(field: RosterField): Value;
}

export function rowCells(cells: readonly string[], columns: RosterColumns): RowCells {
  const problems: RosterRowProblem[] = [];
  const wrong = (field: RosterField, reason: RosterReason) => void problems.push({ field, reason });
  const cell = (field: RosterField): Value => {
    const column = columns[field];
    if (column === undefined) return undefined;
    return tidy(cells[column] ?? '') || null;
  };
  const text = (field: TextField): Value => {
    const value = cell(field);
    const { schema, max } = REGISTER[field].text;
    if (value && value.length > max) wrong(field, 'too-long');
    else if (value && !schema.safeParse(value).success) wrong(field, 'forbidden-characters');
    if (value || !('required' in PERSON_FIELDS[field])) return value;
    wrong(field, 'missing');
    return '';
  };
  const date = (field: RosterField): Value => {
    const value = cell(field);
    if (!value) return value;
    const found = readDate(value);
    if (!found) wrong(field, 'not-a-date');
    return found ?? null;
  };
  const status = (field: RosterField): Value<PersonStatus> => {
    const value = cell(field);
    if (!value) return value === null ? null : undefined;
    const found = STATUSES[foldText(value)];
    if (!found) wrong(field, 'unknown-status');
    return found ?? null;
  };
  const read = (field: RosterField): Value => {
    if (isText(field)) return text(field);
    const { kind } = PERSON_FIELDS[field];
    if (kind === 'date') return date(field);
    return kind === 'status' ? status(field) : padPesel(cell(field));
  };
  return { problems, wrong, read };
}

function isText(field: RosterField): field is TextField {
  return PERSON_FIELDS[field].kind === 'text';
}

/** Spreadsheets take a PESEL for a number and drop its leading zeros. */
function padPesel(pesel: Value): Value {
  return pesel && /^\d{8,10}$/.test(pesel) ? pesel.padStart(11, '0') : pesel;
}

/** Spreadsheets hide hard spaces and line ends in cells. */
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
