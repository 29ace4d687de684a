import { activateCard } from '@mleg/testing/lone-issuer/activated-card';
import { callApi, getReport, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { openOperator } from '@mleg/testing/lone-issuer/operator';
import { afterAll, beforeAll, expect, test } from 'vitest';

let place: IssuerPlace;
let world: LoneIssuer;
let mleg: Awaited<ReturnType<typeof openOperator>>;
beforeAll(async () => {
  place = await makeIssuerPlace();
  world = await openLoneIssuerAt(place);
  mleg = await openOperator(place);
});
afterAll(async () => {
  await world.end();
  await place.drop();
});

const orders = async () =>
  (await callApi(world, world.university, 'POST', '/issuance-requests', studentRequest())).status;

test('P89 one command stops a process that runs, another lets it go on', async () => {
  expect(await orders()).toBe(202);
  expect(await mleg('halt')).toMatchObject({ exitCode: 2, complaint: 'Say why: mleg halt --reason TEXT\n' });
  expect(await mleg('halt', '--reason', 'Podejrzenie wycieku.')).toMatchObject({ exitCode: 0, complaint: '' });
  world.clock.advance({ seconds: 120 });
  expect(await orders()).toBe(503);
  expect((await mleg('halt', '--reason', 'Jeszcze raz.')).out).toContain('halted already');
  expect((await mleg('resume')).out).toContain('signed again');
  world.clock.advance({ seconds: 120 });
  expect(await orders()).toBe(202);
  expect(JSON.parse((await mleg('resume', '--json')).out)).toEqual({ halted: false, resumed: false });
});

test('P90 lists what a key has signed, and asks for it anew; said again, it tells how far that is', async () => {
  const { codes } = await activateCard(world);
  const { kid } = world.issuer.deps.keys.credential;
  const listed = JSON.parse((await mleg('affected', '--key', kid, '--json')).out) as { cards: object[]; live: number };
  expect(listed).toMatchObject({ signed: 1, live: 1, cards: [{ cardId: codes.cardId, signedBy: kid, copies: 3 }] });
  expect((await mleg('affected', '--key', kid)).out).toContain(codes.cardId);
  expect((await mleg('affected', '--from', '2090-01-01')).out).toBe('0 signed, of these 0 live on phones now.\n');
  expect(await mleg('affected')).toMatchObject({ exitCode: 2 });
  expect(await mleg('affected', '--from', 'yesterday')).toMatchObject({ exitCode: 2 });
  expect(await mleg('reissue', '--key', kid)).toMatchObject({ exitCode: 1 });
  expect(await getReport(world, codes.requestId)).toMatchObject({ restate: true });
  expect(JSON.parse((await mleg('reissue', '--key', kid, '--json')).out)).toEqual({
    notAsked: 0,
    asked: 1,
    waiting: 0,
    done: false,
  });
});
