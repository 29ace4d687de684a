import type { Person } from '../people/person.ts';

/** What a row says of somebody: `null` is an empty cell, nothing a column that the file does not have. */
export interface RosterEntry {
  albumNumber: string;
  familyName: string;
  givenName: string;
  birthdate?: string | null;
  pesel?: string | null;
  group?: string | null;
  status?: Person['status'] | null;
  cardNumber?: string | null;
  cardIssuedOn?: string | null;
  cardValidUntil?: string | null;
}
