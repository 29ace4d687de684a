import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase, PeopleTable } from '../database/schema.ts';
import type { Permission } from '../permission/permission.ts';
import { REGISTER_COLUMNS } from '../register/register-columns.ts';
import { factsOfColumns } from '../register/register-facts.ts';
import type { Person } from './person.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** A person whose PESEL is still sealed. */
export type PersonRecord = Omit<Person, 'pesel'> & { peselSealed?: Buffer };

const hasPhoto = sql<boolean>`exists (
  select 1 from photos where photos.institution_id = people.institution_id and photos.person_id = people.person_id
)`.as('has_photo');

const standing = (kind: 'issue' | 'objection') => sql<boolean>`exists (
  select 1 from applications
  where applications.institution_id = people.institution_id and applications.person_id = people.person_id
    and applications.kind = ${kind} and applications.state = 'accepted' and applications.ended_at is null
)`;
const hasApplied = standing('issue').as('has_applied');
const hasObjected = standing('objection').as('has_objected');

const isUnconfirmed = sql<boolean>`exists (
  select 1 from deeds
  where deeds.institution_id = people.institution_id and deeds.about = people.person_id
    and deeds.kind = 'keep-person' and deeds.state <> 'approved'
)`.as('is_unconfirmed');

const LOST_RIGHT = sql`('not-entitled', 'transferred')`;

/**
 * Of the newest order: another one says that there is a right again, for the office alone places it then. A card that
 * ended while the office had it under review, because nobody lifted that in time or by the family's own word, is none that
 * they come out of anew.
 */
const hasLostRight = sql<boolean>`coalesce((
  select newest.state in ('revoked', 'cancelled') and newest.reason in ${LOST_RIGHT}
    or newest.state = 'activated' and newest.suspended_by = 'office'
    or newest.state = 'revoked' and newest.suspended_by = 'office' and newest.suspension_reason = 'under-review'
  from card_orders as newest
  where newest.institution_id = people.institution_id and newest.person_id = people.person_id
  order by newest.order_number desc limit 1
), false)`.as('has_lost_right');

/** What a list needs beside the row itself. */
export const standings = [hasPhoto, hasApplied, hasObjected, isUnconfirmed, hasLostRight] as const;

export async function selectPerson(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<PersonRecord | undefined> {
  const row = await within
    .selectFrom('people')
    .selectAll()
    .select(standings)
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row && personRecord(row);
}

export async function selectPeople(
  within: Within,
  institutionId: string,
  personIds: readonly string[],
): Promise<PersonRecord[]> {
  const rows = await within
    .selectFrom('people')
    .selectAll()
    .select(standings)
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', sql<string>`any (${personIds}::uuid[])`)
    .execute();
  return rows.map(personRecord);
}

/**
 * Makes everything else that is about to order or revoke for this person wait for the end of the transaction. Rows that
 * refer to the person can still be added: whoever holds an order and adds a message must not wait for who holds this.
 */
export async function lockPerson(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personId: string,
): Promise<void> {
  await within
    .selectFrom('people')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .forNoKeyUpdate()
    .execute();
}

/** Several people, locked as `lockPerson` does, always in the same order: whoever else locks several waits and goes on. */
export async function lockPeople(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  personIds: readonly string[],
): Promise<PersonRecord[]> {
  const rows = await within
    .selectFrom('people')
    .selectAll()
    .select(standings)
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', sql<string>`any (${personIds}::uuid[])`)
    .orderBy('person_id')
    .forNoKeyUpdate('people')
    .execute();
  return rows.map(personRecord);
}

/** Active people of a class, or of a programme and year, in the order of a Polish list of names. */
export async function selectGroupMembers(
  within: Within,
  institutionId: string,
  group: string,
  limit: number,
): Promise<PersonRecord[]> {
  const rows = await within
    .selectFrom('people')
    .selectAll()
    .select(standings)
    .where('institution_id', '=', institutionId)
    .where('studies', '=', group)
    .where('status', '=', 'active')
    .orderBy(sql`family_name collate "pl-x-icu"`)
    .orderBy(sql`given_name collate "pl-x-icu"`)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map(personRecord);
}

/** All but who it is and whose card. */
const CHANGEABLE = [
  ...REGISTER_COLUMNS,
  'pesel_sealed',
  'pesel_lookup',
  'status',
  'search_text',
  'physical_card_extended_until',
] as const;

/** Stores people as they are now; who is there already is changed. */
export async function upsertPeople(
  within: Within,
  rows: readonly Selectable<PeopleTable>[],
  _leave: Permission<'write-people'>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += UPSERT_BATCH) {
    await within
      .insertInto('people')
      .values(rows.slice(at, at + UPSERT_BATCH))
      .onConflict((conflict) =>
        conflict
          .columns(['institution_id', 'person_id'])
          .doUpdateSet((excluded) =>
            Object.fromEntries(CHANGEABLE.map((column) => [column, excluded.ref(`excluded.${column}`)])),
          ),
      )
      .execute();
  }
}

export async function countPeople(within: Within, institutionId: string): Promise<number> {
  const { total } = await within
    .selectFrom('people')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('institution_id', '=', institutionId)
    .executeTakeFirstOrThrow();
  return total;
}

/** Of these, those who may have a card by their status. */
export async function countActive(within: Within, institutionId: string): Promise<number> {
  const { total } = await within
    .selectFrom('people')
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('institution_id', '=', institutionId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  return total;
}

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const UPSERT_BATCH = 500;

type PersonRow = Selectable<PeopleTable> & {
  has_photo: boolean;
  has_applied: boolean;
  has_objected: boolean;
  is_unconfirmed: boolean;
  has_lost_right: boolean;
};

export function personRecord(row: PersonRow): PersonRecord {
  const { physical_card_number: number, physical_card_issued_on: issuedOn, physical_card_valid_until: until } = row;
  const extendedUntil = row.physical_card_extended_until;
  return {
    personId: row.person_id,
    ...factsOfColumns(row),
    status: row.status,
    cardId: row.card_id,
    hasPhoto: row.has_photo,
    hasApplied: row.has_applied,
    hasObjected: row.has_objected,
    isUnconfirmed: row.is_unconfirmed,
    hasLostRight: row.has_lost_right,
    ...(row.pesel_sealed ? { peselSealed: row.pesel_sealed } : {}),
    ...(number && issuedOn && until
      ? { physicalCard: { number, issuedOn, validUntil: until, ...(extendedUntil ? { extendedUntil } : {}) } }
      : {}),
  };
}
