import { type Affected, type AffectedCard, listAffected } from '@mleg/issuer/reissue/list-affected';
import { reissue } from '@mleg/issuer/reissue/reissue';
import { CARD_RULES } from '@mleg/student-card/card-bounds';
import { activateCard } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, getReport, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, grantIn, makeKey, notify, refreshWith } from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, beforeAll, expect, test } from 'vitest';

const DAY = 86_400_000;
let world: LoneIssuer;
let cards: Awaited<ReturnType<typeof activateCard>>[];
beforeAll(async () => {
  world = await openLoneIssuer({ missesPerMinute: 10_000 });
  cards = [await activateCard(world), await activateCard(world), await activateCard(world)];
});
afterAll(() => world.end());

async function list(affected: Affected, pieces?: number): Promise<AffectedCard[]> {
  const listed: AffectedCard[] = [];
  for await (const card of listAffected(world.issuer.deps, affected, pieces)) listed.push(card);
  return listed;
}
const key = async () => (await world.issuer.deps.keys.credential.inUse()).kid;

const found = async (affected: Affected) => (await list(affected)).map(({ cardId }) => cardId).sort();

test('P90 affected cards are found by key, by rule, by institution and by time, and by nothing else', async () => {
  const all = cards.map(({ codes }) => codes.cardId).sort();
  const now = world.clock.now();
  const [from, to] = [new Date(now.getTime() - DAY), new Date(now.getTime() + DAY)];
  expect(await found({ key: await key() })).toEqual(all);
  expect(await found({ rules: CARD_RULES })).toEqual(all);
  expect(await found({ institutionId: world.university.registration.institutionId })).toEqual(all);
  expect(await found({ from, to, key: await key(), rules: CARD_RULES })).toEqual(all);
  expect(await found({ key: 'another' })).toEqual([]);
  expect(await found({ rules: '1999-01' })).toEqual([]);
  expect(await found({ institutionId: 'another' })).toEqual([]);
  expect(await found({ from: to })).toEqual([]);
  expect(await found({ to: from })).toEqual([]);
});

test('P90 a list is read in pieces, each card once', async () => {
  const listed = await list({ key: await key() }, 2);
  expect(new Set(listed.map(({ offerId }) => offerId)).size).toBe(3);
  expect(listed).toHaveLength(3);
  expect(listed[0]).toMatchObject({ copies: 3, cardStatus: 'valid', current: true, issue: 1 });
});

test('P90 re-issue: asked once, stated anew by the institution, fetched without a code; the copies before die', async () => {
  const [one, , gone] = cards;
  if (!one || !gone) throw new Error('no card');
  await callApi(world, world.university, 'POST', `/cards/${gone.codes.cardId}/revocation`, { reason: 'resignation' });
  const affected = { key: await key() };
  expect(await reissue(world.issuer.deps, affected)).toEqual({ notAsked: 0, asked: 2, waiting: 0 });
  // Broken off and begun again it asks nobody twice.
  expect(await reissue(world.issuer.deps, affected)).toEqual({ notAsked: 0, asked: 2, waiting: 0 });
  expect(await getReport(world, one.codes.requestId)).toMatchObject({ restate: true });
  // The very same words: otherwise they would be nothing new.
  const { subject } = studentRequest();
  const stated = await callApi(world, world.university, 'PUT', `/cards/${one.codes.cardId}/update`, { subject });
  expect(await stated.json()).toMatchObject({ state: 'waiting' });
  expect(await getReport(world, one.codes.requestId)).not.toHaveProperty('restate');
  expect(await reissue(world.issuer.deps, affected)).toEqual({ notAsked: 0, asked: 1, waiting: 1 });
  world.clock.advance({ days: 1 });
  const renewed = grantIn(await refreshWith(world, one.grant.key, one.grant.refresh), one.grant.key);
  const { body } = await fetchCards(world, renewed, [makeKey()]);
  await notify(world, renewed, body.notification_id, 'credential_accepted');
  const listed = await list(affected);
  expect(listed.filter(({ cardId }) => cardId === one.codes.cardId)).toMatchObject([
    { issue: 1, current: false },
    { issue: 2, current: true },
  ]);
});

test('P90 what was signed before a moment is done once everything of that time was fetched anew', async () => {
  const [one, two] = cards;
  if (!one || !two) throw new Error('no card');
  const before = { to: new Date(world.clock.now().getTime() - DAY / 2) };
  const left = await list(before);
  const live = left.filter(({ cardStatus, current }) => cardStatus === 'valid' && current);
  expect(live.map(({ cardId }) => cardId)).toEqual([two.codes.cardId]);
});
