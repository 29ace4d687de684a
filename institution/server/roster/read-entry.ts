import type { RosterColumns, RosterField, RosterRowProblem } from '@mleg/institution-contract/roster';
import { readPesel } from '@mleg/student-card/pesel';
import type { RosterEntry } from './roster-entry.ts';
import { type RowCells, rowCells } from './row-cells.ts';

const CARD_FIELDS = ['cardNumber', 'cardIssuedOn', 'cardValidUntil'] as const satisfies readonly RosterField[];

/** A row as it stands, and everything that is wrong with it, so that one look at the list is enough (F73). */
export function readEntry(
  cells: readonly string[],
  columns: RosterColumns,
): { entry: RosterEntry; problems: readonly RosterRowProblem[] } {
  const row = rowCells(cells, columns);
  const entry = withoutMissing({
    albumNumber: row.needed('albumNumber'),
    familyName: row.needed('familyName'),
    givenName: row.needed('givenName'),
    birthdate: row.date('birthdate'),
    pesel: padPesel(row.cell('pesel')),
    group: row.text('group'),
    status: row.status(),
    cardNumber: row.text('cardNumber'),
    cardIssuedOn: row.date('cardIssuedOn'),
    cardValidUntil: row.date('cardValidUntil'),
  });
  judgeCard(row, entry);
  return { entry: withBirthdate(row, entry), problems: row.problems };
}

/** Spreadsheets take a PESEL for a number and drop its leading zeros. */
function padPesel(pesel: string | null | undefined): string | null | undefined {
  return pesel && /^\d{8,10}$/.test(pesel) ? pesel.padStart(11, '0') : pesel;
}

/** A PESEL says the birth date: it fills one that is not given and must not contradict one that is. */
function withBirthdate(row: RowCells, entry: RosterEntry): RosterEntry {
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
function judgeCard(row: RowCells, entry: RosterEntry): void {
  if (row.problems.some(({ field }) => (CARD_FIELDS as readonly RosterField[]).includes(field))) return;
  const missing = CARD_FIELDS.filter((field) => entry[field] === null);
  if (missing.length > 0 && CARD_FIELDS.some((field) => entry[field])) {
    for (const field of missing) row.wrong(field, 'card-incomplete');
  }
  const { cardIssuedOn: from, cardValidUntil: until } = entry;
  if (from && until && until < from) row.wrong('cardValidUntil', 'dates-reversed');
}

function withoutMissing(entry: { [Field in keyof RosterEntry]: RosterEntry[Field] | undefined }): RosterEntry {
  const { albumNumber = '', familyName = '', givenName = '', ...others } = entry;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return { albumNumber, familyName, givenName, ...(Object.fromEntries(given) as Partial<RosterEntry>) };
}
