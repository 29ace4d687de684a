import {
  REQUIRED_ROSTER_FIELDS,
  type RosterColumns,
  type RosterField,
  rosterFieldSchema,
} from '@mleg/institution-contract/roster';
import { foldText } from '../people/search-text.ts';

/** What Polish registers call their columns, without case and diacritics; the likeliest first. */
const HEADERS: Readonly<Record<RosterField, readonly string[]>> = {
  albumNumber: [
    'nr albumu',
    'numer albumu',
    'album',
    'nr indeksu',
    'numer indeksu',
    'indeks',
    'nr ewidencyjny',
    'numer ewidencyjny',
    'nr w ksiedze uczniow',
    'numer w ksiedze uczniow',
    'nr w ksiedze',
    'nr ucznia',
    'numer ucznia',
    'student number',
  ],
  familyName: ['nazwisko', 'nazwisko ucznia', 'nazwisko studenta', 'surname', 'last name', 'family name'],
  givenName: ['imie', 'imiona', 'imie imiona', 'imie i drugie imie', 'imie ucznia', 'first name', 'given name'],
  birthdate: ['data urodzenia', 'data ur', 'urodzony', 'urodzona', 'date of birth', 'birth date', 'birthdate'],
  pesel: ['pesel', 'nr pesel', 'numer pesel', 'pesel ucznia'],
  group: ['klasa', 'oddzial', 'grupa', 'kierunek i rok', 'studia', 'kierunek', 'rok studiow', 'class', 'group'],
  status: ['status', 'status studenta', 'status ucznia', 'stan'],
  cardNumber: ['nr legitymacji', 'numer legitymacji', 'legitymacja', 'nr els', 'numer els', 'card number'],
  cardIssuedOn: ['data wydania', 'data wydania legitymacji', 'wydana', 'wydano', 'issued on'],
  cardValidUntil: [
    'wazna do',
    'wazna do dnia',
    'data waznosci',
    'data waznosci legitymacji',
    'termin waznosci',
    'waznosc',
    'valid until',
  ],
};

/** Which column holds what, by its header. */
export function guessColumns(headers: readonly string[]): RosterColumns {
  const folded = headers.map(foldText);
  const found = rosterFieldSchema.options.flatMap((field) => {
    const header = HEADERS[field].find((name) => folded.includes(name));
    return header === undefined ? [] : [[field, folded.indexOf(header)] as const];
  });
  return Object.fromEntries(found);
}

/** A file may begin with a title or a date: the headers are the first row in which a few are recognised. */
export function findHeaders(rows: readonly { cells: string[] }[]): number {
  const at = rows.findIndex(({ cells }) => Object.keys(guessColumns(cells)).length >= REQUIRED_ROSTER_FIELDS.length);
  return Math.max(0, at);
}

export function hasRequiredColumns(columns: RosterColumns): boolean {
  return REQUIRED_ROSTER_FIELDS.every((field) => columns[field] !== undefined);
}
