import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { makeGrant } from '@mleg/issuer/offers/grant';
import { emptyBits } from '@mleg/issuer/status-indexes/status-indexes';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { CARD_RULES } from '@mleg/student-card/card-bounds';
import { type Kysely, sql } from 'kysely';
import { INSTITUTION_ID } from './load-institution.ts';

/** A card on a phone, as the phone knows it. */
export interface SeededCard {
  requestId: string;
  cardId: string;
  refreshToken: string;
}

const AT_ONCE = 2_000;
/** Two copies for each card: one to show online, one for checks without a network. */
const COPIES = ['sd-jwt', 'compact'] as const;
const LIST_SIZE = 131_072;

interface Order {
  databaseUrl: string;
  keyFile: string;
  count: number;
  /** Thumbprint of the one key that all the phones share. */
  tokenKey: string;
}

/** Live cards, as so many activations would have left them in the database of an issuer that has started once. */
export async function seedCards({ databaseUrl, keyFile, count, tokenKey }: Order): Promise<SeededCard[]> {
  const database = openDatabase<IssuerDatabase>({ url: databaseUrl, maxConnections: 2, onIdleError: () => {} });
  const store = await openKeyFile(keyFile, 'bench');
  const tickets = createSecretKey(await store.ensureSecret('tickets'));
  const { kid } = await store.ensureSigningKey('credential');
  const lists = await addFullLists(database, Math.ceil((count * COPIES.length) / LIST_SIZE));
  const cards: SeededCard[] = [];
  const activatedAt = new Date(Date.now() - 60 * 60_000);
  while (cards.length < count) {
    const first = cards.length;
    const piece = Array.from({ length: Math.min(AT_ONCE, count - first) }, () => {
      const offerId = randomUUID();
      const { grant, tokens } = makeGrant(
        { keys: { tickets } as Parameters<typeof makeGrant>[0]['keys'], random: systemRandom },
        { offerId, tokenKey, now: activatedAt },
      );
      return { offerId, grant, requestId: randomUUID(), cardId: randomUUID(), refreshToken: tokens.refreshToken };
    });
    await insertOffers(database, piece, tokenKey, activatedAt);
    await insertCopies(database, piece, { first, lists, kid, activatedAt });
    cards.push(...piece.map(({ requestId, cardId, refreshToken }) => ({ requestId, cardId, refreshToken })));
  }
  await sql`analyze`.execute(database);
  await database.destroy();
  return cards;
}

type Seeded = SeededCard & { offerId: string; grant: ReturnType<typeof makeGrant>['grant'] };

async function addFullLists(database: Kysely<IssuerDatabase>, count: number): Promise<number[]> {
  const values = Array.from({ length: count }, () => ({ leased: LIST_SIZE, bits: emptyBits() }));
  const rows = await database.insertInto('status_lists').values(values).returning('list_id').execute();
  return rows.map(({ list_id }) => list_id);
}

async function insertOffers(
  database: Kysely<IssuerDatabase>,
  piece: readonly Seeded[],
  tokenKey: string,
  activatedAt: Date,
): Promise<void> {
  await sql`
    insert into offers (offer_id, institution_id, request_id, card_id, card_type, body_digest, state, changed_at,
      activated_at, device, card_status, intended_at, issued_at, confirmed_issue, token_key, token_digest,
      token_expires_at, refresh_digest, refresh_used, statement_digest)
    select offer_id, ${INSTITUTION_ID}, request_id, card_id, 'student-card', ${randomBytes(32)}, 'activated',
      ${activatedAt}, ${activatedAt}, 'android', 'valid', ${activatedAt}, ${activatedAt}, 1, ${tokenKey}, token_digest,
      ${activatedAt}, refresh_digest, true, ${randomBytes(32)}
    from unnest(${piece.map(({ offerId }) => offerId)}::uuid[], ${piece.map(({ requestId }) => requestId)}::uuid[],
      ${piece.map(({ cardId }) => cardId)}::uuid[], ${piece.map(({ grant }) => grant.tokenDigest)}::bytea[],
      ${piece.map(({ grant }) => grant.refreshDigest)}::bytea[])
      as card (offer_id, request_id, card_id, token_digest, refresh_digest)`.execute(database);
  await recordAudit(
    database,
    ...piece.flatMap(({ offerId }) =>
      (['issuance.requested', 'issuance.prepared', 'activation.redeemed', 'activation.confirmed'] as const).map(
        (event) => ({
          institutionId: INSTITUTION_ID,
          at: activatedAt,
          event,
          actor: 'issuer',
          subject: offerId,
        }),
      ),
    ),
  );
}

async function insertCopies(
  database: Kysely<IssuerDatabase>,
  piece: readonly Seeded[],
  at: { first: number; lists: readonly number[]; kid: string; activatedAt: Date },
): Promise<void> {
  const copies = piece.flatMap(({ offerId }, card) =>
    COPIES.map((kind, copy) => {
      const place = (at.first + card) * COPIES.length + copy;
      return { offerId, kind, list: at.lists[Math.floor(place / LIST_SIZE)] ?? 0, index: place % LIST_SIZE };
    }),
  );
  await sql`
    insert into credentials (offer_id, issue, kind, copy, institution_id, list_id, list_index, holder_key, signed_by,
      rules, intended_at)
    select offer_id, 1, kind, 1, ${INSTITUTION_ID}, list_id, list_index, 'key', ${at.kid}, ${CARD_RULES},
      ${at.activatedAt}
    from unnest(${copies.map(({ offerId }) => offerId)}::uuid[], ${copies.map(({ kind }) => kind)}::text[],
      ${copies.map(({ list }) => list)}::integer[], ${copies.map(({ index }) => index)}::integer[])
      as copy (offer_id, kind, list_id, list_index)`.execute(database);
}
