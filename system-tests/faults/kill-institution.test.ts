import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import type { InstitutionStep } from '@mleg/testing/mortal/messages';
import { openMortalInstitution } from '@mleg/testing/mortal/mortal-institution';
import type { MortalProcess } from '@mleg/testing/mortal/mortal-process';
import { persistently } from '@mleg/testing/mortal/persistently';
import { RUNS } from '@mleg/testing/mortal/runs';
import type { HttpIssuer } from '@mleg/testing/parties/http-issuer';
import { PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

const STEPS: readonly InstitutionStep[] = ['order-stored', 'issuer-has-answered', 'event-stored'];

const cleanup = new AsyncDisposableStack();
let ministry: HttpIssuer;
let institution: MortalProcess;
let database: Kysely<InstitutionDatabase>;
let portal: Portal;

beforeAll(async () => {
  const opened = await openMortalInstitution(cleanup, 'kill_institution');
  ({ ministry, institution, database } = opened);
  portal = await openPortal(fetch, opened.origin, STUDENT, PASSWORD);
});
afterAll(() => cleanup.disposeAsync());

test.each(STEPS.flatMap((step) => RUNS.map((run) => ({ step, run }))))(
  'I1–I10 I12 kill -9 at $step ($run): the order goes on by itself, once',
  async ({ step }) => {
    const { order: before } = await persistently(institution, () => portal.myCard());
    const deathsBefore = institution.deaths();
    await institution.dieAt(step);
    // The answer may never come; the student looks at the page instead of ordering again.
    await portal.orderNewCode().catch(() => undefined);
    const order = await persistently(institution, async () => readyOrder());
    expect(order.orderId).not.toBe(before?.orderId);

    const codes = await persistently(institution, () => portal.codes());
    const wallet = createHeadlessWallet({ fetch, trustedIssuers: [ministry.origin], now: () => new Date() });
    expect(await wallet.redeem(codes.offerUri, codes.activationCode)).toHaveProperty('card');
    await persistently(institution, async () => {
      const { order: now } = await portal.myCard();
      return now?.state === 'activated' && now.orderId === order.orderId ? true : undefined;
    });

    expect(institution.deaths() - deathsBefore).toBe(1);
    expect(await issuanceRequests()).toBe(await orders());
    expect(await checkInvariants({ database })).toEqual([]);
  },
);

async function readyOrder() {
  const { order } = await portal.myCard();
  return order?.state === 'ready' ? order : undefined;
}

/** What the issuer holds of this institution: one for each order, or there was a double order. */
async function issuanceRequests(): Promise<number> {
  const offers = ministry.issuer.deps.database.selectFrom('offers').select('offer_id');
  return (await offers.where('institution_id', '=', 'pwsm').execute()).length;
}

async function orders(): Promise<number> {
  return (await database.selectFrom('card_orders').select('order_id').execute()).length;
}
