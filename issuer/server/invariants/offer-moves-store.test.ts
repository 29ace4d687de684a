import { randomBytes, randomUUID } from 'node:crypto';
import type { IssuanceRequestState } from '@mleg/issuer-contract/issuance-request';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteAccepted } from '../credentials/notification-store.ts';
import { isLive, isOpen, NEXT_OFFER_STATES } from '../database/offer-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import { endCard } from '../offers/ending-store.ts';
import { activateSilent, expireUnfetched, expireUnused, lockSpent } from '../offers/expiry-store.ts';
import { cancelOffer } from '../offers/offer-store.ts';
import { storeFailed, storePrepared } from '../offers/preparation-store.ts';
import { redeemOffer, settleAttempt } from '../offers/redemption-store.ts';
import { addOffer, freshIssuerDatabase, minutesLater, NOW } from '../test-databases/fresh-issuer-database.ts';

let database: Kysely<IssuerDatabase>;
let end: () => PromiseLike<void>;
beforeAll(async () => {
  const opened = await freshIssuerDatabase();
  database = opened.database;
  end = () => opened[Symbol.asyncDispose]();
});
afterAll(() => end());

const STATES = Object.keys(NEXT_OFFER_STATES) as IssuanceRequestState[];
const LATER = minutesLater(10);

/** An offer to which everything could happen: its time is up, its tries are spent, its card is handed out or not. */
interface Subject {
  offerId: string;
  cardId: string;
  requestId: string;
}
const grantOf = (offerId: string) => ({
  offerId,
  tokenDigest: randomBytes(32),
  tokenKey: 'key',
  tokenExpiresAt: minutesLater(60),
  refreshDigest: randomBytes(32),
  now: LATER,
});
const TOKEN = randomBytes(32);

/** Every function that changes an offer's state. */
const ACTS: Readonly<Record<string, (subject: Subject) => Promise<unknown>>> = {
  prepare: ({ offerId }) =>
    within((transaction) => {
      const codes = { handleDigest: randomBytes(32), activationDigest: randomBytes(32), sealedCodes: 'sealed' };
      return storePrepared(transaction, [{ offerId, ...codes, expiresAt: LATER, attemptsLeft: 5 }], LATER);
    }),
  fail: ({ offerId }) => within((transaction) => storeFailed(transaction, [offerId], 'internal', LATER)),
  cancel: ({ requestId }) => cancelOffer(database, { institutionId: 'uni', requestId }, LATER),
  redeem: ({ offerId }) => redeemOffer(database, grantOf(offerId)),
  'settle the last attempt': ({ offerId }) => settleAttempt(database, { grant: grantOf(offerId), spent: true }),
  'lock what is spent': () => lockSpent(database, LATER),
  'expire what is unused': () => expireUnused(database, LATER),
  'expire what is unfetched': () => expireUnfetched(database, LATER),
  'activate what is silent': () => activateSilent(database, LATER, LATER),
  'hear of an acceptance': ({ offerId }) =>
    noteAccepted(database, {
      offerId,
      tokenDigest: TOKEN,
      tokenKey: 'key',
      now: NOW,
    }),
  'end the card': ({ cardId }) =>
    within((transaction) =>
      endCard(
        transaction,
        {
          institutionId: 'uni',
          cardId,
          reason: 'phone-lost',
          event: 'card.revoked',
          actor: 'institution',
          now: LATER,
        },
        [],
      ),
    ),
};

const within = <Result>(act: Parameters<ReturnType<typeof database.transaction>['execute']>[0]) =>
  database.transaction().execute(act) as Promise<Result>;

async function subjectIn(state: IssuanceRequestState, issued: boolean): Promise<Subject> {
  const cardId = randomUUID();
  const token = { tokenDigest: TOKEN, tokenKey: 'key', tokenExpiresAt: minutesLater(10) };
  const offerId = await addOffer(database, { state, cardId, attemptsLeft: 0, expiresAt: NOW, ...token });
  const changed = sql<{ request_id: string }>`
    update offers set issued_at = ${issued ? NOW : null}, sealed_codes = 'sealed', activation_digest = ${TOKEN},
      card_status = ${issued ? 'valid' : null}
    where offer_id = ${offerId} returning request_id`;
  const { rows } = await changed.execute(database);
  return { offerId, cardId, requestId: rows[0]?.request_id ?? '' };
}

const rowOf = async ({ offerId }: Subject) =>
  database
    .selectFrom('offers')
    .select(['state', 'sequence', 'sealed_codes', 'activation_digest'])
    .where('offer_id', '=', offerId)
    .executeTakeFirstOrThrow();

/** What each of them may do to an offer in whatever state. */
const MOVES: Readonly<Record<keyof typeof ACTS, readonly string[]>> = {
  prepare: ['accepted → ready'],
  fail: ['accepted → failed'],
  cancel: ['accepted → cancelled', 'ready → cancelled'],
  redeem: ['ready → redeemed'],
  'settle the last attempt': ['ready → locked'],
  'lock what is spent': ['ready → locked'],
  'expire what is unused': ['ready → expired'],
  'expire what is unfetched': ['redeemed → expired'],
  'activate what is silent': ['redeemed → activated'],
  'hear of an acceptance': ['redeemed → activated'],
  'end the card': ['accepted → cancelled', 'ready → cancelled', 'redeemed → cancelled'],
};

test.each(Object.entries(ACTS))('to %s makes the moves it should, and reports each of them', async (name, act) => {
  const made = new Set<string>();
  for (const state of STATES) {
    for (const issued of [false, true]) {
      const subject = await subjectIn(state, issued);
      const before = await rowOf(subject);
      await act(subject);
      const after = await rowOf(subject);
      if (after.state === state) continue;
      made.add(`${state} → ${after.state}`);
      expect(after.sequence).toBe(before.sequence + 1);
      if (after.state !== 'ready') expect(after).toMatchObject({ sealed_codes: null, activation_digest: null });
    }
  }
  expect([...made]).toEqual(MOVES[name]);
});

test('all of them together make every move of the table, and no other', () => {
  const allowed = STATES.flatMap((from) => NEXT_OFFER_STATES[from].map((to) => `${from} → ${to}`));
  expect([...new Set(Object.values(MOVES).flat())].sort()).toEqual(allowed.sort());
});

test('I1 the database holds one order of a card for just the states that are open or alive', async () => {
  for (const state of STATES) {
    for (const status of [null, 'valid', 'suspended', 'revoked'] as const) {
      const cardId = randomUUID();
      const offerId = await addOffer(database, { state, cardId });
      await sql`update offers set card_status = ${status}, suspended_until = ${NOW} where offer_id = ${offerId}`.execute(
        database,
      );
      const { rows } = await sql<{ counts: boolean | null }>`
        select (${isOpen} or ${isLive}) as counts from offers where offer_id = ${offerId}`.execute(database);
      const second = addOffer(database, { cardId });
      if (rows[0]?.counts) await expect(second, `${state}, ${status}`).rejects.toThrow(/offers_one_per_card/);
      else await expect(second, `${state}, ${status}`).resolves.toBeDefined();
    }
  }
});
