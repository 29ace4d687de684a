import { randomUUID } from 'node:crypto';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import type { Insertable, Kysely } from 'kysely';

type Database = Kysely<InstitutionDatabase>;

const DAY_MS = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

/** As if most of their time were over. */
export async function codesEndSoon(database: Database, givenName: string): Promise<void> {
  const person = database.selectFrom('people').select('person_id').where('given_name', '=', givenName);
  await database
    .updateTable('card_orders')
    .set({ expires_at: inDays(3) })
    .where('person_id', 'in', person)
    .where('state', '=', 'ready')
    .execute();
}

/** As if somebody had typed five wrong codes. */
export const lockCodes = (database: Database, familyName: string, givenName: string) =>
  addOrder(database, { familyName, givenName }, { state: 'locked' });

/** Codes that nobody has used yet. */
export const withCodes = (database: Database, familyName: string, givenName: string) =>
  addOrder(database, { familyName, givenName }, { state: 'ready', expires_at: inDays(20) });

async function addOrder(
  database: Database,
  { familyName, givenName }: { familyName: string; givenName: string },
  order: Pick<Insertable<InstitutionDatabase['card_orders']>, 'state' | 'expires_at'>,
): Promise<void> {
  const { institution_id, person_id, card_id } = await database
    .selectFrom('people')
    .selectAll()
    .where('family_name', '=', familyName)
    .where('given_name', '=', givenName)
    .executeTakeFirstOrThrow();
  const at = new Date();
  await database
    .insertInto('card_orders')
    .values({
      institution_id,
      order_id: randomUUID(),
      person_id,
      card_id,
      ordered_at: at,
      changed_at: at,
      sequence: 1,
      delayed: false,
      replaces_earlier: false,
      ...order,
    })
    .execute();
}
