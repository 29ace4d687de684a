import { listKeys } from '@mleg/issuer/key-turns/list-keys';
import { revokeCard } from '@mleg/issuer/status/revoke-card';
import { publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  ORIGIN,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { holdTestCeremony } from '@mleg/testing/lone-issuer/test-ceremony';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activateBoth, type CardOnPhone, openCardCheck } from './card-check.ts';

let place: IssuerPlace;
let world: LoneIssuer;
beforeAll(async () => {
  place = { ...(await makeIssuerPlace()), kind: 'production' };
  await holdTestCeremony(place);
  world = await openLoneIssuerAt(place);
});
afterAll(async () => {
  await world.end();
  await place.drop();
});

/** So many days pass, and whoever works beside requests has had its round. */
async function pass(days: number): Promise<void> {
  world.clock.advance({ days });
  await world.issuer.sweep();
}

const dayIn = (months: number): string => {
  const date = world.clock.now();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  return date.toISOString().slice(0, 10);
};

/** Somebody of twenty, whose card was made this year and is good for a year. */
const holder = () => ({
  birthdate: `${world.clock.now().getUTCFullYear() - 20}-02-03`,
  personal_administrative_number: undefined,
  date_of_issuance: dayIn(-2),
  date_of_expiry: dayIn(12),
});

interface Issued extends CardOnPhone {
  cardId: string;
  expires: string;
}

async function issue(): Promise<Issued> {
  const of = holder();
  return { ...(await activateBoth(world, of)), expires: of.date_of_expiry };
}

const kidOf = ({ credential }: CardOnPhone) => decodeProtectedHeader(credential.split('~')[0] ?? '').kid;

test('K6 K7 for twelve years cards are valid to their last day, whichever key signed them, and a revoked one never again', async () => {
  const root = await (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
  const checks = await openCardCheck(world, root);
  const cards: Issued[] = [await issue()];
  const revoked = await issue();
  await revokeCard(world.issuer.deps, world.university.registration.institutionId, {
    cardId: revoked.cardId,
    reason: 'phone-lost',
  });
  let ceremonies = 1;
  for (let halfYear = 0; halfYear < 24; halfYear += 1) {
    await pass(175);
    // An inspector takes the pack, and is in a tunnel for a week.
    await checks.refresh();
    await checks.takePack();
    await pass(6);
    const { warnings } = await listKeys(world.issuer.deps);
    if (warnings.length > 0) {
      // Said in time: steps of half a year meet one of the three warnings, and never the end.
      expect(warnings).toMatchObject([
        { name: expect.stringMatching(/^authority/), within: expect.toSatisfy((days: number) => days > 0) },
      ]);
      const health = await world.issuer.fetch(new Request(`${ORIGIN}/health/keys`));
      expect(health.status).toBe(warnings.some(({ within }) => within <= 14) ? 503 : 200);
      expect(await health.json()).toMatchObject({ due: [{ name: warnings[0]?.name }] });
      expect(world.logged()).toContain('keys.end-near');
      await holdTestCeremony(place);
      ceremonies += 1;
      expect((await listKeys(world.issuer.deps)).warnings).toEqual([]);
    }
    const fresh = await issue();
    expect((await checks.offline(fresh)).verdict).not.toBe('red');
    await checks.refresh();
    await checks.takePack();
    expect(await checks.offline(fresh)).toMatchObject({ verdict: 'green' });
    cards.push(fresh);
    const today = world.clock.now().toISOString().slice(0, 10);
    for (const card of cards.filter(({ expires }) => expires > today).slice(-3)) {
      expect(await checks.online(card), `a card until ${card.expires} on ${today}`).toMatchObject({ verdict: 'green' });
      expect(await checks.offline(card)).toMatchObject({ verdict: 'green' });
    }
    expect((await checks.online(revoked)).verdict).toBe('red');
    expect(await publishedStatuses(world, [revoked.credential])).toEqual([1]);
    const { keys } = (await (await world.issuer.fetch(new Request(`${ORIGIN}/jwks`))).json()) as { keys: unknown[] };
    expect(keys.length).toBeLessThanOrEqual(20);
  }
  expect(new Set(cards.map(kidOf)).size).toBeGreaterThanOrEqual(11);
  expect(ceremonies).toBe(3);
  expect(world.logged()).not.toContain('keys.not-made');
  await checks.stop();
}, 240_000);
