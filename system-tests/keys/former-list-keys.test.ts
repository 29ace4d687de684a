import { X509Certificate } from 'node:crypto';
import { up as upgrade } from '@mleg/issuer/database/0017-lists-of-a-key';
import { haltSigning, resumeSigning } from '@mleg/issuer/halts/change-halt';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { listKeys } from '@mleg/issuer/key-turns/list-keys';
import { certifyLeaf } from '@mleg/issuer/keys/certificates';
import { KEY_OWNER } from '@mleg/issuer/keys/key-uses';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { endOfKey } from '@mleg/platform/keys/end-of-key';
import { systemRandom } from '@mleg/platform/random/random';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import {
  type IssuerPlace,
  type LoneIssuer,
  makeIssuerPlace,
  ORIGIN,
  openLoneIssuerAt,
} from '@mleg/testing/lone-issuer/lone-issuer';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activateBoth, openCardCheck } from './card-check.ts';

let place: IssuerPlace;
let world: LoneIssuer;
beforeAll(async () => {
  place = await makeIssuerPlace();
  world = await openLoneIssuerAt(place);
});
afterAll(async () => {
  await world.end();
  await place.drop();
});

const rootPem = async (): Promise<string> =>
  (await world.issuer.fetch(new Request(`${ORIGIN}/certificates/root.pem`))).text();
const listOf = async (): Promise<string> => (await world.issuer.fetch(new Request(`${ORIGIN}/status-lists/1`))).text();
const kidOf = (token: string) => decodeProtectedHeader(token.split('~')[0] ?? '').kid;

/** A key for lists alone, as an issuer had it: in the store, in the calendar, and in a journal that knows a leak. */
async function makeFormerKey() {
  const { deps } = world.issuer;
  const root = await deps.keys.store.ensureSigningKey('root');
  const certificate = new X509Certificate(await rootPem()).raw;
  const now = world.clock.now();
  const request = { authorityName: 'Ministerstwo Przykładowe', origin: ORIGIN, now, random: systemRandom };
  const key = await deps.keys.store.ensureSigningKey('status-list', async ({ publicKey }) => [
    Buffer.from(await certifyLeaf({ key: root, certificate }, publicKey, ['status-list'], request)).toString('base64'),
  ]);
  const times = { madeAt: now, signsFrom: now };
  const generation = { use: 'status-list', generation: 1, kid: key.kid, ...times, endsAt: endOfKey(key) };
  await databaseCalendar(world.database, KEY_OWNER).add(generation);
  const turned = { use: 'status-list', generation: 2, kid: 'of a key that is lost', from: now } as const;
  await deps.journal.note({ fact: 'key-turned', ...turned });
  return key;
}

/** The database as it was before lists were of a key, with its one list signed by a key of its own. */
async function setBack(): Promise<string> {
  const key = await makeFormerKey();
  const token = await listOf();
  const header = { typ: 'statuslist+jwt', alg: 'ES256', kid: key.kid, x5c: [...key.x5c] };
  const prepared = prepareJws(header, decodeJwt<JsonObject>(token));
  const former = finishJws(prepared, key.sign(prepared.signingInput));
  await sql`update status_lists set token = ${former}, token_gzip = null, version = version + 1`.execute(
    world.database,
  );
  await sql`alter table status_lists drop column card_key`.execute(world.database);
  return former;
}

test('K25 lists that a key of their own has signed stay good, and an issuer that had one goes on without it', async () => {
  const card = await activateBoth(world, {});
  const former = await setBack();
  const root = await rootPem();
  expect(await listOf()).toBe(former);
  const checks = await openCardCheck(world, root);
  await checks.refresh();
  expect(await checks.online(card)).toMatchObject({ verdict: 'green' });
  await checks.stop();

  await upgrade(world.database.withTables<never>());
  await world.end();
  world = await openLoneIssuerAt(place);
  await world.issuer.sweep();
  expect(kidOf(await listOf())).toBe(kidOf(card.credential));
  const after = await openCardCheck(world, root);
  await after.refresh();
  expect(await after.online(card)).toMatchObject({ verdict: 'green' });
  await after.stop();

  const { keys, warnings } = await listKeys(world.issuer.deps);
  expect(keys.map(({ use }) => use)).not.toContain('status-list');
  expect(warnings).toEqual([]);
  const operator = { by: 'operator' };
  await haltSigning(world.issuer.deps, { ...operator, reason: 'Ćwiczenie.' });
  expect(await resumeSigning(world.issuer.deps, operator)).toEqual({ resumed: true });
  expect(await checkInvariants(world.issuer.deps)).toEqual([]);
});
