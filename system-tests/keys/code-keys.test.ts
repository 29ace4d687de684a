import { generateKeyPairSync } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listInstitutionKeys } from '@mleg/institution/key-turns/list-keys';
import { rotateInstitutionKey } from '@mleg/institution/key-turns/rotate-key';
import { CODE_KEY } from '@mleg/institution/keys/key-turns';
import { codeKeyAt } from '@mleg/issuer/institutions/code-key';
import type { AgreementReport } from '@mleg/issuer-contract/agreement';
import { agreedTermsSchema, type PublicJwk } from '@mleg/issuer-contract/institution';
import { systemClock } from '@mleg/platform/clock/clock';
import { DAY, MINUTE } from '@mleg/platform/clock/durations';
import { say } from '@mleg/testing/lone-issuer/desk-client';
import { type LoneIssuer, makeInstitution, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { typeMleg } from '@mleg/testing/lone-issuer/operator';
import { openInstitution } from '@mleg/testing/parties/open-institution';
import { KEY_PASSPHRASE } from '@mleg/testing/parties/open-issuer';
import { emptyPlace } from '@mleg/testing/parties/template';
import { OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { createWorld, type World } from '@mleg/testing/world/world';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';

const nobodyThere = async () => new Response('', { status: 503 });
const idOf = (world: World) => world.institution.deps.settings.institutionId;

const sealedTo = async (world: World) => {
  const orders = await world.databases.institution.selectFrom('card_orders').select('sealed_codes').execute();
  return orders.flatMap(({ sealed_codes: codes }) => (codes ? [decodeProtectedHeader(codes).kid] : []));
};
const usedByIssuer = async (world: World) => {
  const entry = await world.issuer.deps.institutions.find(idOf(world));
  return entry && { now: codeKeyAt(entry, world.clock.now()).kid, next: entry.nextCodeKey?.key.kid };
};
const keysOf = async (world: World) => {
  const { keys, warnings } = await listInstitutionKeys(world.institution.deps, idOf(world));
  return { kids: keys.filter(({ use }) => use === CODE_KEY.use).map(({ fingerprint }) => fingerprint), warnings };
};
const rotate = (world: World) =>
  rotateInstitutionKey(world.institution.deps, idOf(world), CODE_KEY.use, { atOnce: false });

async function orderOf(world: World, login: string) {
  const portal = await world.signIn(login);
  await portal.order();
  await portal.waitUntil('ready');
  return portal;
}

test('K11 the next key for codes is known before it is used, and codes to the one before still open', async () => {
  await using world = await createWorld();
  await world.institution.sweep();
  const [first, second] = (await keysOf(world)).kids;
  expect(await usedByIssuer(world)).toEqual({ now: first, next: second });
  await orderOf(world, STUDENT);

  world.clock.advance({ days: 2 });
  const turned = await rotate(world);
  expect(turned).toMatchObject({ turns: { name: 'institution-codes-2', fingerprint: second } });
  await world.institution.sweep();
  world.clock.advance({ minutes: 5 });
  expect(await usedByIssuer(world)).toMatchObject({ now: second });
  const late = await orderOf(world, OTHER_STUDENT);
  expect(new Set(await sealedTo(world))).toEqual(new Set([first, second]));
  for (const portal of [await world.signIn(STUDENT), late]) {
    const codes = await portal.codes();
    await world.phone().activate(codes.offerUri, codes.activationCode);
    await portal.waitUntil('activated');
  }

  // By date: a year later the next one, without anybody having said anything.
  await world.institution.sweep();
  const third = (await keysOf(world)).kids.at(-1);
  expect((await usedByIssuer(world))?.next).toBe(third);
  world.clock.advance({ days: 366 });
  expect((await usedByIssuer(world))?.now).toBe(third);
  const audited = await world.databases.institution
    .selectFrom('audit_events')
    .select(['event', 'actor'])
    .where('event', 'in', ['key.rotated', 'agreement.code-key-named'])
    .orderBy('event_id')
    .execute();
  expect(audited.map(({ event }) => event)).toEqual([
    'agreement.code-key-named',
    'key.rotated',
    'agreement.code-key-named',
    'agreement.code-key-named',
  ]);
  const fingerprints = await world.databases.institution
    .selectFrom('key_fingerprints')
    .select('fingerprint')
    .where('use', 'like', `${CODE_KEY.use}%`)
    .execute();
  expect(fingerprints.map(({ fingerprint }) => fingerprint)).toEqual(expect.arrayContaining([first, second, third]));
});

test('K12 while the Ministry does not know the next key, somebody is told in time; it learns of it when it is back', async () => {
  await using world = await createWorld();
  await world.institution.sweep();
  const [, second] = (await keysOf(world)).kids;
  world.network.cut(ORIGINS.issuer);
  world.clock.advance({ days: 366 });
  await world.institution.sweep();
  const third = (await keysOf(world)).kids.at(-1);
  expect(await usedByIssuer(world)).toEqual({ now: second, next: second });
  expect((await keysOf(world)).warnings).toEqual([]);

  world.clock.advance({ days: 355 });
  await world.institution.sweep();
  const assertion = { name: 'institution-assertion', within: 14 };
  expect((await keysOf(world)).warnings).toMatchObject([{ name: 'institution-codes-2', within: 14 }, assertion]);
  expect(world.logs.institution.text()).toContain('keys.end-near');
  world.network.restore(ORIGINS.issuer);
  world.clock.advance({ minutes: 30 });
  await world.institution.sweep();
  expect((await usedByIssuer(world))?.next).toBe(second);
  // It is asked again after an hour.
  world.clock.advance({ minutes: 31 });
  await world.institution.sweep();
  expect(await usedByIssuer(world)).toEqual({ now: second, next: third });
  expect((await keysOf(world)).warnings).toMatchObject([assertion]);
});

test('a key opens codes for longer than a code can live', () => {
  const longest = agreedTermsSchema.shape.codeLifetimeDays.maxValue ?? 0;
  expect(CODE_KEY.publishedAfter).toBeGreaterThan(longest * DAY);
});

function newKey(kid: string): PublicJwk {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y, kid, use: 'enc' };
}

async function readProof(world: LoneIssuer, { encryption }: Pick<LoneIssuer['university'], 'encryption'>) {
  const report = (await (await say(world, world.university, { kind: 'ask' })).json()) as AgreementReport;
  const { plaintext } = await compactDecrypt(report.codeKeys?.sealedProof ?? '', encryption);
  return (JSON.parse(new TextDecoder().decode(plaintext)) as { proof: string }).proof;
}

test('K13 who has stolen the key that signs for an institution names no key for its codes', async () => {
  const world = await openLoneIssuer({ missesPerMinute: 10_000 });
  try {
    const { university } = world;
    const { institutionId } = university.registration;
    const other = makeInstitution('other-university');
    await world.issuer.registerInstitution(other.registration);
    const thiefs = newKey('thief');
    const name = (key: PublicJwk, proof: string) =>
      say(world, university, { kind: 'code-key', key, from: world.clock.now().toISOString(), proof });
    const refusals = [await name(thiefs, ''), await name(thiefs, 'A'.repeat(80))];
    // Another institution's own proof, which the thief may well have.
    const report = (await (await say(world, other, { kind: 'ask' })).json()) as AgreementReport;
    const theirs = await compactDecrypt(report.codeKeys?.sealedProof ?? '', other.encryption);
    refusals.push(await name(thiefs, JSON.parse(new TextDecoder().decode(theirs.plaintext)).proof));
    const tooOld = await readProof(world, university);
    world.clock.advance({ minutes: 5 });
    refusals.push(await name(thiefs, tooOld));
    for (const refused of refusals)
      expect([refused.status, await refused.json()]).toEqual([409, { refused: 'wrong-proof' }]);
    await expect(readProof(world, other)).rejects.toThrow();

    const proof = await readProof(world, university);
    expect((await name(university.registration.encryptionKey, proof)).status).toBe(409);
    expect((await name(newKey('second'), proof)).status).toBe(200);
    // The proof was sealed to the key before, which vouches for nothing any more.
    expect((await name(thiefs, proof)).status).toBe(409);
    // Nor does an operator's entry, which names the first key still, bring that back.
    await world.issuer.registerInstitution(university.registration);
    const entry = await world.issuer.deps.institutions.find(institutionId);
    expect(entry && codeKeyAt(entry, world.clock.now()).kid).toBe('second');
  } finally {
    await world.end();
  }
});

test('K11 the keys of an institution are listed and turned at the command line; the one that signs, at the desk', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mleg-code-keys-'));
  await mkdir(join(directory, 'institution'));
  const place = await emptyPlace('institution', directory);
  const { log } = openLogBook();
  const house = await openInstitution({ ...place, origins: ORIGINS, clock: systemClock, fetch: nobodyThere, log });
  try {
    await house.institution.sweep();
    await copyFile(place.keyFile, join(directory, 'institution', 'keys.json'));
    await writeFile(join(directory, 'institution', 'passphrase'), KEY_PASSPHRASE);
    const mleg = (...argv: string[]) =>
      typeMleg([...argv, '--role', 'institution'], {
        INSTITUTION_DATABASE_URL: place.url,
        DATA_DIRECTORY: directory,
        JOURNAL_DIRECTORY: join(directory, 'journal'),
      });
    const { keys } = JSON.parse((await mleg('keys', 'list', '--json')).out) as { keys: { fingerprint: string }[] };
    expect(keys).toMatchObject([
      { party: 'institution', name: 'institution-codes', state: 'in-use' },
      { name: 'institution-codes-2', state: 'next' },
      { name: 'institution-assertion', state: 'in-use' },
    ]);
    const turned = JSON.parse((await mleg('keys', 'rotate', 'institution-codes', '--at-once', '--json')).out);
    expect(turned).toMatchObject({ name: 'institution-codes-2', fingerprint: keys[1]?.fingerprint });
    expect(Date.parse(turned.from) - Date.now()).toBeLessThan(5 * MINUTE);
    const asked = await mleg('keys', 'rotate', 'institution-assertion');
    expect(asked).toMatchObject({ exitCode: 3, out: expect.stringContaining('by telephone') });
  } finally {
    await house.close();
    await place.drop();
    await rm(directory, { recursive: true });
  }
});
