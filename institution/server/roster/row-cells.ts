import type { RosterColumns, RosterField, RosterReason, RosterRowProblem } from '@mleg/institution-contract/roster';
import { studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import type { Person } from '../people/person.ts';
import { foldText } from '../people/search-text.ts';
import { readDate } from './read-date.ts';

const STATUSES: Readonly<Record<string, Person['status']>> = {
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

const { family_name, given_name, album_number, card_number } = studentCardClaimsSchema.shape;
/** What a card can carry; a group is shown and printed like a name. */
const TEXTS = {
  familyName: { schema: family_name, max: 100 },
  givenName: { schema: given_name, max: 100 },
  albumNumber: { schema: album_number, max: 20 },
  cardNumber: { schema: card_number, max: 32 },
  group: { schema: given_name, max: 100 },
} as const;

type Value<T = string> = T | null | undefined;

/** The cells of one row by what they hold; what is wrong with them gathers in `problems`. */
export interface RowCells {
  problems: RosterRowProblem[];
  wrong(field: RosterField, reason: RosterReason): void;
  cell(field: RosterField): Value;
  text(field: keyof typeof TEXTS): Value;
  needed(field: 'albumNumber' | 'familyName' | 'givenName'): string;
  date(field: 'birthdate' | 'cardIssuedOn' | 'cardValidUntil'): Value;
  status(): Value<Person['status']>;
}

export function rowCells(cells: readonly string[], columns: RosterColumns): RowCells {
  const problems: RosterRowProblem[] = [];
  const wrong = (field: RosterField, reason: RosterReason) => void problems.push({ field, reason });
  const cell = (field: RosterField): Value => {
    const column = columns[field];
    if (column === undefined) return undefined;
    return tidy(cells[column] ?? '') || null;
  };
  const text = (field: keyof typeof TEXTS): Value => {
    const value = cell(field);
    if (!value) return value;
    if (value.length > TEXTS[field].max) wrong(field, 'too-long');
    else if (!TEXTS[field].schema.safeParse(value).success) wrong(field, 'forbidden-characters');
    return value;
  };
  return {
    problems,
    wrong,
    cell,
    text,
    needed: (field) => {
      const value = text(field);
      if (!value) wrong(field, 'missing');
      return value ?? '';
    },
    date: (field) => {
      const value = cell(field);
      if (!value) return value;
      const date = readDate(value);
      if (!date) wrong(field, 'not-a-date');
      return date ?? null;
    },
    status: () => {
      const value = cell('status');
      if (!value) return value as null | undefined;
      const status = STATUSES[foldText(value)];
      if (!status) wrong('status', 'unknown-status');
      return status ?? null;
    },
  };
}

/** Spreadsheets hide hard spaces and line ends in cells. */
const tidy = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
