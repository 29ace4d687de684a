import type { PersonField } from '@mleg/institution-contract/person-fields';
import { studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import { enteredNameSchema } from '@mleg/student-card/entered-name';
import type { ZodType } from 'zod';

interface RegisterField {
  /** In the tables `people` and `roster_rows`; the PESEL is sealed there and has columns of its own. */
  column?: string;
  /** What the column holds where the register says nothing. */
  empty?: '' | null;
  /** What a text may be, and how long. */
  text?: { schema: ZodType; max: number };
  /** What Polish registers call the column of a file, folded by `foldText`; the likeliest first. */
  headers: readonly string[];
}

const { given_name, album_number, card_number } = studentCardClaimsSchema.shape;

/** The server's half of the table of a person's fields; the other is `institution/contract/person-fields.ts`. */
export const REGISTER = {
  familyName: {
    column: 'family_name',
    empty: '',
    text: { schema: enteredNameSchema, max: 100 },
    headers: ['nazwisko', 'nazwisko ucznia', 'nazwisko studenta', 'surname', 'last name', 'family name'],
  },
  givenName: {
    column: 'given_name',
    empty: '',
    text: { schema: enteredNameSchema, max: 100 },
    headers: ['imie', 'imiona', 'imie imiona', 'imie i drugie imie', 'imie ucznia', 'first name', 'given name'],
  },
  albumNumber: {
    column: 'album_number',
    empty: '',
    text: { schema: album_number, max: 20 },
    headers: [
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
  },
  group: {
    column: 'studies',
    empty: '',
    // A group is shown and printed like a name.
    text: { schema: given_name, max: 100 },
    headers: ['klasa', 'oddzial', 'grupa', 'kierunek i rok', 'studia', 'kierunek', 'rok studiow', 'class', 'group'],
  },
  birthdate: {
    column: 'birthdate',
    empty: null,
    headers: ['data urodzenia', 'data ur', 'urodzony', 'urodzona', 'date of birth', 'birth date', 'birthdate'],
  },
  pesel: { headers: ['pesel', 'nr pesel', 'numer pesel', 'pesel ucznia'] },
  cardNumber: {
    column: 'physical_card_number',
    empty: null,
    text: { schema: card_number, max: 32 },
    headers: ['nr legitymacji', 'numer legitymacji', 'legitymacja', 'nr els', 'numer els', 'card number'],
  },
  cardIssuedOn: {
    column: 'physical_card_issued_on',
    empty: null,
    headers: ['data wydania', 'data wydania legitymacji', 'wydana', 'wydano', 'issued on'],
  },
  cardValidUntil: {
    column: 'physical_card_valid_until',
    empty: null,
    headers: [
      'wazna do',
      'wazna do dnia',
      'data waznosci',
      'data waznosci legitymacji',
      'termin waznosci',
      'waznosc',
      'valid until',
    ],
  },
  status: { column: 'status', headers: ['status', 'status studenta', 'status ucznia', 'stan'] },
} as const satisfies Record<PersonField, RegisterField>;
