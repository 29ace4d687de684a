import { listKeys } from '@mleg/issuer/key-turns/list-keys';
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

/** Whichever issuer is open: verifiers do not notice that another process answers them. */
const current = {
  get issuer() {
    return world.issuer;
  },
  get clock() {
    return world.clock;
  },
} as LoneIssuer;
const rootPem = async () => (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
const chainLength = ({ credential }: CardOnPhone) => decodeProtectedHeader(credential.split('~')[0] ?? '').x5c?.length;

test('K17 a root follows another one: who holds the old one goes on, started anew too, and who holds both sees every card', async () => {
  const oldRoot = await rootPem();
  const running = await openCardCheck(current, oldRoot);
  await running.refresh();
  await running.takePack();
  const { record } = await holdTestCeremony(place, { follows: 1 });
  expect(record).toMatchObject({ isRootNew: true, rootBefore: { name: 'root-before' } });
  await world.end();
  world = await openLoneIssuerAt(place);
  expect((await listKeys(world.issuer.deps)).keys.map(({ fingerprint }) => fingerprint)).toContain(record.root.key);
  const bothRoots = await rootPem();
  expect(bothRoots.startsWith(oldRoot)).toBe(true);

  // The keys that were next already hang on the old root; those after them, on the new one.
  const pass = async () => {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      world.clock.advance({ days: 92 });
      await world.issuer.sweep();
      await running.refresh();
      await running.takePack();
    }
  };
  await pass();
  const early = await activateBoth(world, { date_of_issuance: '2027-09-01', date_of_expiry: '2028-10-31' });
  await pass();
  const late = await activateBoth(world, { date_of_issuance: '2028-09-01', date_of_expiry: '2029-10-31' });
  expect(chainLength(late)).toBe(2);
  const anew = await openCardCheck(current, oldRoot);
  const both = await openCardCheck(current, bothRoots);
  for (const checks of [running, anew, both]) {
    await checks.refresh();
    await checks.takePack();
    for (const card of [early, late]) {
      expect(await checks.online(card)).toMatchObject({ verdict: 'green' });
      expect(await checks.offline(card)).toMatchObject({ verdict: 'green' });
    }
    await checks.stop();
  }
  expect(
    decodeProtectedHeader(await (await world.issuer.fetch(new Request(`${ORIGIN}/trust-list`))).text()).x5c,
  ).toHaveLength(3);
});
