import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import type { Held } from '@mleg/institution-contract/held';
import type { MassAction } from '@mleg/institution-contract/mass-action';
import { checkInvariants as checkIssuer } from '@mleg/issuer/invariants/check-invariants';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import type { InstitutionStep } from '@mleg/testing/mortal/messages';
import { type MortalInstitution, openMortalInstitution } from '@mleg/testing/mortal/mortal-institution';
import { persistently } from '@mleg/testing/mortal/persistently';
import { RUNS } from '@mleg/testing/mortal/runs';
import { OFFICE, OTHER_OFFICE, OTHER_STUDENT, PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { afterAll, beforeAll, expect, test } from 'vitest';

const STEPS: readonly InstitutionStep[] = ['person-done', 'issuer-has-revoked'];

const cleanup = new AsyncDisposableStack();
let world: MortalInstitution;
let asking: Portal;
let approving: Portal;
let holders: readonly Portal[];

beforeAll(async () => {
  world = await openMortalInstitution(cleanup, 'kill_mass_action');
  const signIn = (login: string) => openPortal(fetch, world.origin, login, PASSWORD);
  asking = await signIn(OFFICE);
  holders = [await signIn(STUDENT), await signIn(OTHER_STUDENT)];
  approving = await signIn(OTHER_OFFICE);
});
afterAll(() => cleanup.disposeAsync());

test.each(STEPS.flatMap((step) => RUNS.map((run) => ({ step, run }))))(
  'I1 I3 I4 I8 I9 I10 kill -9 at $step of a mass revocation ($run): every card ends, once',
  async ({ step }) => {
    const orders = await Promise.all(holders.map(activate));
    const massActionId = randomUUID();
    const personIds = holders.map(({ session }) => session.personId ?? '');
    // They may order again afterwards, as they may not where their right has ended.
    const act = { kind: 'revoke', reason: 'issued-in-error' };
    const asked = { massActionId, act, personIds };
    const { body: held } = await asking.call<{ code: string; data: Held }>('POST', '/office/mass-actions', asked);
    expect(held).toMatchObject({ code: 'HELD', data: { rules: ['many-cards'] } });

    const deaths = world.institution.deaths();
    await world.institution.dieAt(step);
    // The answer may never come; then the second person looks at the page.
    await approveHeld(approving, held.data).catch(() => undefined);
    const done = await persistently(world.institution, async () => {
      const { body } = await asking.call<{ massActions: MassAction[] }>('GET', '/office/mass-actions');
      const action = body.massActions.find((one) => one.massActionId === massActionId);
      return action?.state === 'done' && action.untold === 0 ? action : undefined;
    });

    expect(world.institution.deaths() - deaths).toBe(1);
    expect(done).toMatchObject({ changed: 2, waiting: 0, failures: [] });
    expect((await endsOf(orders)).toSorted()).toEqual(orders.toSorted());
    expect(await revokedAtIssuer(orders)).toBe(2);
    expect(await checkInvariants({ database: world.database })).toEqual([]);
    await world.ministry.issuer.sweep();
    expect(await checkIssuer(world.ministry.issuer.deps)).toEqual([]);
  },
);

/** A card on a phone; returns its order. */
async function activate(portal: Portal): Promise<string> {
  await portal.orderNewCode();
  await portal.waitUntil('ready');
  const codes = await portal.codes();
  const wallet = createHeadlessWallet({ fetch, trustedIssuers: [world.ministry.origin], now: () => new Date() });
  expect(await wallet.redeem(codes.offerUri, codes.activationCode)).toHaveProperty('card');
  return (await portal.waitUntil('activated')).orderId;
}

/** The orders whose end was recorded, as often as it was. */
async function endsOf(orders: readonly string[]): Promise<string[]> {
  const events = world.database.selectFrom('audit_events').select('detail').where('event', '=', 'card.revoked');
  const ended = (await events.execute()).map(({ detail }) => (JSON.parse(detail ?? '{}') as { order: string }).order);
  return ended.filter((order) => orders.includes(order));
}

async function revokedAtIssuer(orders: readonly string[]): Promise<number> {
  const offers = world.ministry.issuer.deps.database.selectFrom('offers').select('offer_id');
  const revoked = offers.where('request_id', 'in', orders).where('card_status', '=', 'revoked');
  return (await revoked.execute()).length;
}
