import { fieldsWith, PERSON_FIELD_NAMES } from '@mleg/institution-contract/person-fields';
import type { RosterColumns, RosterField, RosterRowProblem } from '@mleg/institution-contract/roster';
import { judgeCardDates } from '@mleg/student-card/card-bounds';
import type { CardType } from '@mleg/student-card/card-type';
import { readPesel } from '@mleg/student-card/pesel';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { InstitutionDeps } from '../deps.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { type RowCells, rowCells } from './row-cells.ts';

const CARD_FIELDS = fieldsWith('card', true);

/** By what the dates of a plastic card are judged. */
export interface CardKind {
  cardType: CardType;
  /** In Poland, `YYYY-MM-DD`. */
  today: string;
}

/** A row as it stands, and everything that is wrong with it, so that one look at the list is enough (F73). */
export function readEntry(
  cells: readonly string[],
  columns: RosterColumns,
  kind: CardKind,
): { entry: RegisterEntry; problems: readonly RosterRowProblem[] } {
  const row = rowCells(cells, columns);
  const values = PERSON_FIELD_NAMES.map((field) => [field, row.read(field)] as const);
  const entry = Object.fromEntries(values.filter(([, value]) => value !== undefined)) as RegisterEntry;
  judgeCard(row, entry, kind);
  return { entry: withBirthdate(row, entry), problems: row.problems };
}

export const cardKindOf = ({ clock, settings }: Pick<InstitutionDeps, 'clock' | 'settings'>): CardKind => ({
  cardType: settings.kind === 'school' ? 'pupil-card' : 'student-card',
  today: dateInWarsaw(clock.now()),
});

/** A PESEL says the birth date: it fills one that is not given and must not contradict one that is. */
function withBirthdate(row: RowCells, entry: RegisterEntry): RegisterEntry {
  if (!entry.pesel) return entry;
  const read = readPesel(entry.pesel);
  if ('refused' in read) {
    row.wrong('pesel', read.refused);
    return entry;
  }
  if (entry.birthdate && entry.birthdate !== read.birthdate) row.wrong('pesel', 'birthdate-differs');
  return { ...entry, birthdate: entry.birthdate ?? read.birthdate };
}

/** The plastic card is its number and both dates, or nothing. */
function judgeCard(row: RowCells, entry: RegisterEntry, { cardType, today }: CardKind): void {
  if (row.problems.some(({ field }) => (CARD_FIELDS as readonly RosterField[]).includes(field))) return;
  const missing = CARD_FIELDS.filter((field) => entry[field] === null);
  if (missing.length > 0 && CARD_FIELDS.some((field) => entry[field])) {
    for (const field of missing) row.wrong(field, 'card-incomplete');
  }
  const { cardIssuedOn: from, cardValidUntil: until } = entry;
  if (from && until && until < from) row.wrong('cardValidUntil', 'dates-reversed');
  const beyond = judgeCardDates(cardType, { issued: from, expires: until }, today);
  if (beyond.issued) row.wrong('cardIssuedOn', beyond.issued);
  if (beyond.expires) row.wrong('cardValidUntil', beyond.expires);
}
