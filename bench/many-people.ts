import { randomUUID } from 'node:crypto';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { searchTextOf } from '@mleg/institution/people/search-text';
import { registerColumns } from '@mleg/institution/register/register-columns';
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
  const albumNumber = String(700_000 + at);
  const columns = registerColumns({
    familyName: FAMILY[at % FAMILY.length] ?? '',
    givenName: GIVEN[at % GIVEN.length] ?? '',
    albumNumber,
    group: `${1 + (at % 8)}${'abcde'[at % 5]}`,
    birthdate: '2012-05-05',
    cardNumber: `U/${albumNumber}`,
    cardIssuedOn: '2026-09-01',
    cardValidUntil: '2030-09-30',
  });
  return {
    ...columns,
    institution_id,
    person_id: randomUUID(),
    pesel_sealed: null,
    pesel_lookup: null,
    status: 'active' as const,
    search_text: searchTextOf(columns),
    card_id: randomUUID(),
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
