import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase } from '@mleg/platform/database/open-database';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { type Kysely, sql } from 'kysely';
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
