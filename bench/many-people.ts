import { randomUUID } from 'node:crypto';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { searchTextOf } from '@mleg/institution/people/search-text';
import type { Kysely } from 'kysely';

const FAMILY = ['Kowalska', 'Nowak', 'Wiśniewska', 'Wójcik', 'Łukasik', 'Żółkiewska', 'Dąbrowska-Ćwiek', 'Szymańska'];
const GIVEN = ['Anna', 'Łukasz', 'Żaneta', 'Świętosława', 'Jan', 'Ewa', 'Oskar'];
const AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60_000;

/** Fills an institution with people of forty groups; a third have codes, a third a card, the others neither. */
export async function addPeople(database: Kysely<InstitutionDatabase>, count: number): Promise<void> {
  const { institution_id } = await database.selectFrom('people').select('institution_id').executeTakeFirstOrThrow();
  const people = Array.from({ length: count }, (_, at) => personRow(institution_id, at));
  const orders = people.flatMap((person, at) => (at % 3 === 2 ? [] : [orderRow(person, at)]));
  for (let at = 0; at < count; at += AT_ONCE) {
    await database
      .insertInto('people')
      .values(people.slice(at, at + AT_ONCE))
      .execute();
  }
  for (let at = 0; at < orders.length; at += AT_ONCE) {
    await database
      .insertInto('card_orders')
      .values(orders.slice(at, at + AT_ONCE))
      .execute();
  }
}

function personRow(institution_id: string, at: number) {
  const familyName = FAMILY[at % FAMILY.length] ?? '';
  const givenName = GIVEN[at % GIVEN.length] ?? '';
  const albumNumber = String(700_000 + at);
  const studies = `${1 + (at % 8)}${'abcde'[at % 5]}`;
  const cardNumber = `U/${albumNumber}`;
  return {
    institution_id,
    person_id: randomUUID(),
    given_name: givenName,
    family_name: familyName,
    birthdate: '2012-05-05',
    pesel_sealed: null,
    pesel_lookup: null,
    album_number: albumNumber,
    studies,
    status: 'active' as const,
    search_text: searchTextOf({ givenName, familyName, albumNumber, studies, cardNumber }),
    card_id: randomUUID(),
    physical_card_number: cardNumber,
    physical_card_issued_on: '2026-09-01',
    physical_card_valid_until: '2030-09-30',
    physical_card_extended_until: null,
  };
}

function orderRow({ institution_id, person_id, card_id }: ReturnType<typeof personRow>, at: number) {
  const moment = new Date();
  return {
    institution_id,
    order_id: randomUUID(),
    person_id,
    card_id,
    state: at % 3 === 0 ? ('ready' as const) : ('activated' as const),
    expires_at: new Date(moment.getTime() + (1 + (at % 30)) * DAY_MS),
    ordered_at: moment,
    changed_at: moment,
    sequence: 1,
    delayed: false,
    replaces_earlier: false,
  };
}
