import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase } from '@mleg/platform/database/open-database';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { type Insertable, type Kysely, sql, type Updateable } from 'kysely';
import { migrateIssuer } from '../database/migrations.ts';
import type { IssuerDatabase } from '../database/schema.ts';

export const NOW = new Date('2026-10-01T10:00:00Z');
export const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

/** An issuer's empty database, of the server under test. */
export async function freshIssuerDatabase(): Promise<AsyncDisposable & { database: Kysely<IssuerDatabase> }> {
  const fresh = await freshDatabase('issuer');
  const database = openDatabase<IssuerDatabase>({ url: fresh.url, maxConnections: 8, onIdleError: () => {} });
  await migrateIssuer(database);
  return {
    database,
    [Symbol.asyncDispose]: async () => {
      await database.destroy();
      await fresh.drop();
    },
  };
}

/** A row of offers with the subject that belongs to it: waiting, unless the change says otherwise. */
export async function addOffer(
  database: Kysely<IssuerDatabase>,
  change: Partial<{
    state: string;
    cardId: string;
    attemptsLeft: number;
    expiresAt: Date;
    activationDigest: Uint8Array;
    tokenDigest: Uint8Array;
    tokenKey: string;
    tokenExpiresAt: Date;
  }> = {},
): Promise<string> {
  const offerId = randomUUID();
  await sql`
    insert into offers (offer_id, institution_id, request_id, card_id, card_type, body_digest, state, changed_at,
      attempts_left, expires_at, handle_digest, activation_digest, token_digest, token_key, token_expires_at)
    values (${offerId}, 'uni', ${randomUUID()}, ${change.cardId ?? randomUUID()}, 'student-card', ${randomBytes(32)},
      ${change.state ?? 'accepted'}, ${NOW}, ${change.attemptsLeft ?? null}, ${change.expiresAt ?? null},
      ${randomBytes(32)}, ${change.activationDigest ?? null}, ${change.tokenDigest ?? null},
      ${change.tokenKey ?? null}, ${change.tokenExpiresAt ?? null})`.execute(database);
  await database
    .insertInto('subjects')
    .values({ offer_id: offerId, institution_id: 'uni', sealed: randomBytes(64) })
    .execute();
  return offerId;
}

/** The same, with whatever else its row is to hold. */
export async function addOfferWith(
  database: Kysely<IssuerDatabase>,
  change: Updateable<IssuerDatabase['offers']>,
): Promise<string> {
  const offerId = await addOffer(database, change.card_id === undefined ? {} : { cardId: change.card_id });
  await database.updateTable('offers').set(change).where('offer_id', '=', offerId).execute();
  return offerId;
}

let places = 0;
/** A copy of the offer's card, in a place of its own of list 1. */
export async function addCopy(
  database: Kysely<IssuerDatabase>,
  offerId: string,
  change: Partial<Insertable<IssuerDatabase['credentials']>> = {},
): Promise<number> {
  const place = places++;
  await database
    .insertInto('credentials')
    .values({
      offer_id: offerId,
      issue: 1,
      kind: 'sd-jwt',
      copy: 0,
      institution_id: 'uni',
      list_id: 1,
      list_index: place,
      holder_key: offerId,
      ...change,
    })
    .execute();
  return place;
}

/** A university in force, which the offers of `addOffer` belong to unless it has another id. */
export async function addInstitution(
  database: Kysely<IssuerDatabase>,
  change: Partial<Insertable<IssuerDatabase['institutions']>> = {},
): Promise<void> {
  await database
    .insertInto('institutions')
    .values({
      institution_id: 'uni',
      name: 'Uczelnia Przykładowa',
      kind: 'university',
      registry_number: 'DEMO-0001',
      signing_key: '{}',
      encryption_key: '{}',
      events_endpoint: 'https://uni.example/events',
      policies: '{}',
      was_in_force: true,
      ...change,
    })
    .execute();
}
