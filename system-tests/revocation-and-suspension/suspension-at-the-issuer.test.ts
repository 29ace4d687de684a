import type { IssuerEvent } from '@mleg/issuer/database/issuer-event';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { activateCard, publishedStatuses } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, getReport, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { afterAll, beforeAll, expect, test } from 'vitest';

const DAY = 24 * 3_600_000;

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterAll(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
  await world.end();
});

interface Answered {
  status: number;
  body: { report: IssuanceRequestReport; publishedBy: string; data: { report: IssuanceRequestReport } };
}

const post = async (cardId: string, verb: string, body: object = {}): Promise<Answered> => {
  const response = await callApi(world, world.university, 'POST', `/cards/${cardId}/${verb}`, body);
  const answer = { status: response.status, body: (await response.json()) as Answered['body'] };
  await world.issuer.sweep();
  return answer;
};
const suspend = (cardId: string) => post(cardId, 'suspension', { reason: 'phone-missing' });
const resume = (cardId: string) => post(cardId, 'resumption');
const revoke = (cardId: string) => post(cardId, 'revocation', { reason: 'phone-lost' });
const eventsOf = async (event: IssuerEvent) =>
  (await world.database.selectFrom('audit_events').select('event_id').where('event', '=', event).execute()).length;

test('a suspended card says so in the list, with all its copies, and comes back; saying it twice is saying it once', async () => {
  const { codes, cards } = await activateCard(world);
  const first = await suspend(codes.cardId);
  expect(first.body.report).toMatchObject({ cardStatus: 'suspended', cardStatusReason: 'phone-missing' });
  expect(Date.parse(first.body.report.suspendedUntil ?? '') - world.clock.now().getTime()).toBe(14 * DAY);
  expect(Date.parse(first.body.publishedBy) - world.clock.now().getTime()).toBe(60_000);
  expect(await publishedStatuses(world, cards)).toEqual([2, 2, 2]);
  world.clock.advance({ days: 1 });
  expect(await suspend(codes.cardId)).toEqual(first);
  expect(world.pushed.length).toBeGreaterThan(0);

  const back = await resume(codes.cardId);
  expect(back).toMatchObject({ status: 200, body: { report: { cardStatus: 'valid' } } });
  expect(back.body.report).not.toHaveProperty('suspendedUntil');
  expect(await resume(codes.cardId)).toEqual(back);
  expect(await publishedStatuses(world, cards)).toEqual([0, 0, 0]);
  expect([await eventsOf('card.suspended'), await eventsOf('card.resumed')]).toEqual([1, 1]);
});

test('D58 I4 a revoked card is neither resumed nor suspended, and a suspended one can be revoked', async () => {
  const { codes, cards } = await activateCard(world);
  await suspend(codes.cardId);
  expect((await revoke(codes.cardId)).status).toBe(200);
  for (const answer of [await resume(codes.cardId), await suspend(codes.cardId)]) {
    expect(answer).toMatchObject({ status: 409, body: { data: { report: { cardStatus: 'revoked' } } } });
  }
  expect(await publishedStatuses(world, cards)).toEqual([1, 1, 1]);
});

test('what is on no phone yet cannot be suspended, nor what nobody knows', async () => {
  const { cardId, requestId } = await orderCodes(world);
  expect(await suspend(cardId)).toMatchObject({ status: 409, body: { data: { report: { state: 'ready' } } } });
  expect((await getReport(world, requestId)).state).toBe('ready');
  expect((await suspend('00000000-0000-4000-8000-00000000000a')).status).toBe(404);
});

test('a suspension that nobody lifts ends in a revocation on its last day, and not before', async () => {
  const { codes, cards } = await activateCard(world);
  const lifted = await activateCard(world);
  await suspend(codes.cardId);
  await suspend(lifted.codes.cardId);
  world.clock.advance({ days: 14, seconds: -1 });
  await world.issuer.sweep();
  expect(await publishedStatuses(world, cards)).toEqual([2, 2, 2]);
  await resume(lifted.codes.cardId);
  world.clock.advance({ seconds: 1 });
  await world.issuer.sweep();
  expect(await publishedStatuses(world, [...cards, ...lifted.cards])).toEqual([1, 1, 1, 0, 0, 0]);
  const report = await getReport(world, codes.requestId);
  expect(report).toMatchObject({ cardStatus: 'revoked', cardStatusReason: 'suspension-ended' });
});

test('I10 nobody suspends the card of another institution', async () => {
  const { codes, cards } = await activateCard(world);
  await world.database
    .updateTable('offers')
    .set({ institution_id: 'other' })
    .where('card_id', '=', codes.cardId)
    .execute();
  expect((await suspend(codes.cardId)).status).toBe(404);
  await world.database
    .updateTable('offers')
    .set({ institution_id: world.university.registration.institutionId })
    .where('card_id', '=', codes.cardId)
    .execute();
  expect(await publishedStatuses(world, cards)).toEqual([0, 0, 0]);
});
