import { setTimeout as pause } from 'node:timers/promises';
import { callApi, getReport, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type IssuerWorld, openIssuerWorld } from '@mleg/testing/lone-issuer/issuer-world';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: IssuerWorld;
beforeAll(async () => {
  world = await openIssuerWorld();
  await world.issuer.work();
});
afterAll(() => world.end());

async function until(holds: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > 5_000) throw new Error('It did not happen within five seconds.');
    await pause(10);
  }
  return performance.now() - start;
}

test('I3 an order becomes ready and its event is sent without anybody asking', async () => {
  const request = studentRequest();
  world.pushed.length = 0;
  await callApi(world, world.university, 'POST', '/issuance-requests', request);
  await until(async () => (await getReport(world, request.requestId)).state === 'ready');
  await until(async () => world.pushed.length > 0);
});

test('I7 a revocation is in the published list within seconds', async () => {
  const request = studentRequest();
  await callApi(world, world.university, 'POST', '/issuance-requests', request);
  const revoked = await callApi(world, world.university, 'POST', `/cards/${request.cardId}/revocation`, {
    reason: 'phone-lost',
  });
  expect(revoked.status).toBe(200);
  await until(async () => (await getReport(world, request.requestId)).state === 'cancelled');
  expect(await world.database.selectFrom('pending_status_changes').selectAll().execute()).toEqual([]);
});
