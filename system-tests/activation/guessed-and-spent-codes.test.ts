import { randomInt } from 'node:crypto';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { makeManualCode } from '@mleg/student-card/manual-code';
import { getReport, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchOffer, makeKey, mintCode, postToken, redeemWith } from '@mleg/testing/lone-issuer/wallet-requests';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer({ missesPerMinute: 1_000 });
});
afterEach(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const INVALID_GRANT = { status: 400, body: { error: 'invalid_grant' } };

async function eventsOf(requestId: string): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    select event from audit_events join offers on offers.offer_id::text = audit_events.subject
    where offers.request_id = ${requestId} order by event_id`.execute(world.database);
  return rows.map((row) => row.event);
}

test('T1 a wrong activation code is invalid_grant and costs one try', async () => {
  const codes = await orderCodes(world);
  const answer = await redeemWith(world, makeKey(), await mintCode(world, codes), wrong(codes.activationCode));
  expect(answer).toMatchObject(INVALID_GRANT);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'ready', attemptsLeft: 4 });
  expect((await eventsOf(codes.requestId)).filter((event) => event === 'activation.wrong-code')).toHaveLength(1);
});

test('T2 the fifth wrong code closes the offer, and the right one fails then', async () => {
  const codes = await orderCodes(world);
  for (let tries = 0; tries < 5; tries++) {
    const code = await mintCode(world, codes);
    expect(await redeemWith(world, makeKey(), code, wrong(codes.activationCode))).toMatchObject(INVALID_GRANT);
  }
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'locked' });
  expect(await fetchOffer(world, codes.manualCode)).toMatchObject({ status: 404 });
  const locked = await eventsOf(codes.requestId);
  expect(locked.filter((event) => event === 'activation.locked')).toHaveLength(1);
});

test('T2 a code minted before does not survive the lock', async () => {
  const codes = await orderCodes(world);
  const early = await mintCode(world, codes);
  for (let tries = 0; tries < 5; tries++) await redeemWith(world, makeKey(), early, wrong(codes.activationCode));
  expect(await redeemWith(world, makeKey(), early, codes.activationCode)).toMatchObject(INVALID_GRANT);
});

test('T3 the right pair on a used offer is invalid_grant and raises an alarm', async () => {
  const codes = await orderCodes(world);
  const [first, second] = [await mintCode(world, codes), await mintCode(world, codes)];
  expect(await redeemWith(world, makeKey(), first, codes.activationCode)).toMatchObject({ status: 200 });
  expect(await redeemWith(world, makeKey(), second, codes.activationCode)).toMatchObject(INVALID_GRANT);
  expect(await eventsOf(codes.requestId)).toContain('activation.used-code');
  expect(world.logged()).toContain('activation.used-code');
});

test('T4 codes work until the last second of their thirty days and not after', async () => {
  const codes = await orderCodes(world);
  const late = await orderCodes(world);
  world.clock.advance({ days: 30, seconds: -1 });
  expect(await redeemWith(world, makeKey(), await mintCode(world, codes), codes.activationCode)).toMatchObject({
    status: 200,
  });
  const minted = await mintCode(world, late);
  world.clock.advance({ seconds: 2 });
  expect(await redeemWith(world, makeKey(), minted, late.activationCode)).toMatchObject(INVALID_GRANT);
  expect(await fetchOffer(world, late.manualCode)).toMatchObject({ status: 404 });
  await world.issuer.sweep();
  expect(await getReport(world, late.requestId)).toMatchObject({ state: 'expired' });
});

test('T4 a minted code lives ten minutes', async () => {
  const codes = await orderCodes(world);
  const minted = await mintCode(world, codes);
  world.clock.advance({ minutes: 10 });
  expect(await redeemWith(world, makeKey(), minted, codes.activationCode)).toMatchObject(INVALID_GRANT);
  expect(await getReport(world, codes.requestId)).toMatchObject({ attemptsLeft: 5 });
});

test('T5 a new order for the card kills the codes of the old one', async () => {
  const old = await orderCodes(world);
  const minted = await mintCode(world, old);
  const fresh = await orderCodes(world, { cardId: old.cardId });
  expect(await redeemWith(world, makeKey(), minted, old.activationCode)).toMatchObject(INVALID_GRANT);
  expect(await fetchOffer(world, old.manualCode)).toMatchObject({ status: 404 });
  expect(await getReport(world, old.requestId)).toMatchObject({ state: 'cancelled' });
  expect(await redeemWith(world, makeKey(), await mintCode(world, fresh), fresh.activationCode)).toMatchObject({
    status: 200,
  });
});

test('T6 a missing or repeated activation code is invalid_request and costs nothing', async () => {
  const codes = await orderCodes(world);
  const form = { grant_type: PRE_AUTHORIZED_CODE, 'pre-authorized_code': await mintCode(world, codes) };
  expect(await postToken(world, makeKey(), form)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  const twice = `${new URLSearchParams(form).toString()}&tx_code=1&tx_code=${codes.activationCode}`;
  expect(await postToken(world, makeKey(), twice)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  expect(await getReport(world, codes.requestId)).toMatchObject({ attemptsLeft: 5 });
});

test('T7 the activation code of another offer is a wrong one', async () => {
  const [mine, other] = [await orderCodes(world), await orderCodes(world)];
  const answer = await redeemWith(world, makeKey(), await mintCode(world, mine), other.activationCode);
  expect(answer).toMatchObject(INVALID_GRANT);
  expect(await getReport(world, mine.requestId)).toMatchObject({ attemptsLeft: 4 });
  expect(await getReport(world, other.requestId)).toMatchObject({ attemptsLeft: 5 });
});

test('T8 of a thousand parallel guesses at most five are evaluated', async () => {
  const codes = await orderCodes(world);
  const code = await mintCode(world, codes);
  const guesses = Array.from({ length: 1_000 }, (_, at) => String(at).padStart(6, '0'));
  const answers = await Promise.all(
    guesses.filter((guess) => guess !== codes.activationCode).map((guess) => redeemWith(world, makeKey(), code, guess)),
  );
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(985);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(answers.every((answer) => answer.status === 429 || answer.body.error === 'invalid_grant')).toBe(true);
  const evaluated = (await eventsOf(codes.requestId)).filter((event) => /wrong-code|locked/.test(event));
  expect(evaluated).toHaveLength(5);
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'locked' });
});

test('T9 of two phones with the right pair at the same instant exactly one gets a token', async () => {
  const codes = await orderCodes(world);
  const minted = [await mintCode(world, codes), await mintCode(world, codes)];
  const answers = await Promise.all(minted.map((code) => redeemWith(world, makeKey(), code, codes.activationCode)));
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 400]);
});

test('T10 another grant is unsupported_grant_type', async () => {
  const unsupported = { status: 400, body: { error: 'unsupported_grant_type' } };
  expect(await postToken(world, makeKey(), { grant_type: 'password', username: 'a' })).toMatchObject(unsupported);
  const code = { grant_type: 'authorization_code', code: 'x' };
  expect(await postToken(world, makeKey(), code)).toMatchObject(unsupported);
});

test('T11 a code of another issuer is invalid_grant', async () => {
  const other = await openLoneIssuer();
  try {
    const codes = await orderCodes(other);
    const foreign = await mintCode(other, codes);
    expect(await redeemWith(world, makeKey(), foreign, codes.activationCode)).toMatchObject(INVALID_GRANT);
    expect(await getReport(other, codes.requestId)).toMatchObject({ state: 'ready', attemptsLeft: 5 });
  } finally {
    await other.end();
  }
});

test.each([
  ['spaces', (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `],
  ['no-break spaces', (code: string) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`],
  [
    'full-width digits',
    (code: string) => Array.from(code, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join(''),
  ],
])('T12 an activation code with %s is read as it is meant', async (_, spell) => {
  const codes = await orderCodes(world);
  const answer = await redeemWith(world, makeKey(), await mintCode(world, codes), spell(codes.activationCode));
  expect(answer).toMatchObject({ status: 200, body: { token_type: 'DPoP', expires_in: 86_400 } });
});

test('T13 guessing handles ends in 429, and tells nothing before', async () => {
  const limited = await openLoneIssuer({ missesPerMinute: 20 });
  try {
    const answers = [];
    for (let tries = 0; tries < 40; tries++)
      answers.push(
        await fetchOffer(
          limited,
          makeManualCode((n) => randomInt(n)),
        ),
      );
    expect(answers.slice(0, 20).every((answer) => answer.status === 404)).toBe(true);
    expect(answers.slice(20).every((answer) => answer.status === 429)).toBe(true);
    expect(answers.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(new Set(answers.slice(0, 20).map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  } finally {
    await limited.end();
  }
});

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const measure = async (times: number[], code: string, txCode: string) => {
  const start = performance.now();
  expect(await redeemWith(world, makeKey(), code, txCode)).toMatchObject(INVALID_GRANT);
  times.push(performance.now() - start);
};

test('T14 an unknown code takes as long as a wrong one', { retry: 2 }, async () => {
  const unknown: number[] = [];
  const known: number[] = [];
  for (let offers = 0; offers < 12; offers++) {
    const codes = await orderCodes(world);
    const minted = await mintCode(world, codes);
    const forged = `${minted.slice(0, -2)}${minted.endsWith('AA') ? 'BA' : 'AA'}`;
    for (let tries = 0; tries < 4; tries++) {
      await measure(known, minted, wrong(codes.activationCode));
      await measure(unknown, forged, wrong(codes.activationCode));
    }
  }
  const [one, other] = [median(known), median(unknown)];
  expect(Math.abs(one - other) / Math.max(one, other)).toBeLessThan(0.4);
});
