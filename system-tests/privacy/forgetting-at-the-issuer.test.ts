import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { liftAppendOnly } from '@mleg/platform/test-databases/rewrite-audit';
import { callApi, getReport, HOLDER, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import {
  fetchCards,
  grantIn,
  makeKey,
  notify,
  redeemCodes,
  refreshWith,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { PICTURE } from '@mleg/testing/people/picture';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer();
});
afterEach(async () => {
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
afterAll(() => world.end());

const subjects = async () => (await world.database.selectFrom('subjects').selectAll().execute()).length;

test('a wallet that never notifies counts as activated after two minutes, and its data go with the token', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const holders = [makeKey()];
  await fetchCards(world, grant, holders);
  world.clock.advance({ minutes: 1 });
  await world.issuer.sweep();
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'redeemed' });
  world.clock.advance({ minutes: 1 });
  await world.issuer.sweep();
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'activated' });
  expect(await fetchCards(world, grant, holders)).toMatchObject({ status: 200 });
  world.clock.advance({ hours: 24 });
  await world.issuer.sweep();
  expect(await subjects()).toBe(0);
});

test('I12 a wallet whose answer got lost, or that failed to store it, may ask again until its token ends', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  const holders = [makeKey()];
  const lost = await fetchCards(world, grant, holders);
  await notify(world, grant, lost.body.notification_id, 'credential_failure');
  world.clock.advance({ hours: 23 });
  await world.issuer.sweep();
  expect(await fetchCards(world, grant, holders)).toMatchObject({ status: 200 });
  await notify(world, grant, lost.body.notification_id, 'credential_accepted');
  expect(await fetchCards(world, grant, holders)).toMatchObject({ status: 200 });
  world.clock.advance({ hours: 1 });
  await world.issuer.sweep();
  expect(await fetchCards(world, grant, holders)).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
  expect(await subjects()).toBe(0);
});

test('a card that was accepted may be asked for again until its token is renewed, and its data go with that', async () => {
  const grant = await redeemCodes(world, await orderCodes(world));
  const holders = [makeKey()];
  const { body } = await fetchCards(world, grant, holders);
  await notify(world, grant, body.notification_id, 'credential_accepted');
  expect(await fetchCards(world, grant, [...holders, makeKey()])).toMatchObject({ status: 200 });
  const renewed = grantIn(await refreshWith(world, grant.key, grant.refresh), grant.key);
  expect(await subjects()).toBe(0);
  expect(await fetchCards(world, renewed, holders)).toMatchObject({ body: { error: 'credential_request_denied' } });
});

test('a notification is taken as often as it is sent, from the token it belongs to', async () => {
  const grant = await redeemCodes(world, await orderCodes(world));
  const other = await redeemCodes(world, await orderCodes(world));
  const { body } = await fetchCards(world, grant, [makeKey()]);
  expect(await notify(world, other, body.notification_id, 'credential_accepted')).toMatchObject({
    status: 400,
    body: { error: 'invalid_notification_id' },
  });
  expect(await notify(world, grant, body.notification_id, 'nonsense')).toMatchObject({
    status: 400,
    body: { error: 'invalid_notification_request' },
  });
  for (let times = 0; times < 3; times++) {
    expect(await notify(world, grant, body.notification_id, 'credential_accepted')).toMatchObject({ status: 204 });
  }
});

test('a token that fetched nothing ends with its data', async () => {
  const codes = await orderCodes(world);
  await redeemCodes(world, codes);
  world.clock.advance({ hours: 24 });
  await world.issuer.sweep();
  expect(await getReport(world, codes.requestId)).toMatchObject({ state: 'expired' });
  expect(await subjects()).toBe(0);
});

test('a dead order leaves no data: cancelled, revoked, locked, expired', async () => {
  const cancelled = await orderCodes(world);
  await callApi(world, world.university, 'POST', `/issuance-requests/${cancelled.requestId}/cancellation`);
  const revoked = await orderCodes(world);
  await callApi(world, world.university, 'POST', `/cards/${revoked.cardId}/revocation`, { reason: 'resignation' });
  const expired = await orderCodes(world);
  world.clock.advance({ days: 30 });
  await world.issuer.sweep();
  expect(await getReport(world, expired.requestId)).toMatchObject({ state: 'expired' });
  expect(await subjects()).toBe(0);
});

test('G81 neither logs nor tables hold a name, a number, a portrait or a code in the clear', async () => {
  const codes = await orderCodes(world);
  const grant = await redeemCodes(world, codes);
  await fetchCards(world, grant, [makeKey()]);
  await world.issuer.sweep();
  const tables = ['offers', 'subjects', 'credentials', 'audit_events', 'seen_values', 'status_lists'];
  let all = world.logged();
  for (const table of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
      world.database,
    );
    all += rows.map((row) => row.text).join('\n');
  }
  const secrets = [HOLDER.family_name, HOLDER.personal_administrative_number, PICTURE, codes.manualCode, grant.token];
  for (const secret of secrets) {
    expect(all).not.toContain(secret);
    expect(all).not.toContain(Buffer.from(secret).toString('hex'));
  }
});

test('the log of changes notices what is changed, taken out or put in', async () => {
  await world.issuer.sweep();
  const broken = async (change: ReturnType<typeof sql>) => {
    await world.database
      .transaction()
      .execute(async (transaction) => {
        await liftAppendOnly(transaction);
        await change.execute(transaction);
        const violations = await checkInvariants({ ...world.issuer.deps, database: transaction });
        expect(violations).toContainEqual(expect.objectContaining({ rule: 'the audit chain is unbroken' }));
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));
  };
  await broken(sql`update audit_events set event = 'nothing.happened' where position = 3`);
  await broken(sql`delete from audit_events where position = 4`);
  await broken(sql`update audit_events set at = at + interval '1 second' where position = 1`);
});
