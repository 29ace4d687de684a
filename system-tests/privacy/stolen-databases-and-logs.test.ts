import { dumpDatabase, formsOf } from '@mleg/testing/parties/dump-database';
import { SECRETS } from '@mleg/testing/people/a-student';
import { OTHER_STUDENT, PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { activateCard, orderCodes } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const PERSON = [SECRETS.familyName, SECRETS.givenName, SECRETS.pesel];

test('the issuer forgets whoever has a card, and never held a code anybody could read', async () => {
  await using world = await createWorld();
  const { codes, card } = await activateCard(world, STUDENT);
  const portrait = Buffer.from((card.claims['picture'] as string).split(',')[1] ?? '', 'base64').subarray(200, 232);
  await world.issuer.sweep();
  const { issuer } = world.databases;
  expect(await issuer.selectFrom('subjects').selectAll().execute()).toEqual([]);

  const dump = await dumpDatabase(issuer);
  expect(dump).toContain((await issuer.selectFrom('offers').select('card_id').executeTakeFirstOrThrow()).card_id);
  const forgotten = [...PERSON, portrait, handleOf(codes.offerUri), codes.activationCode];
  expect(findIn(dump, forgotten)).toEqual([]);
});

test('while a code waits, a stolen database of the issuer says neither who for nor which', async () => {
  await using world = await createWorld();
  const { codes } = await orderCodes(world, STUDENT);
  const { issuer } = world.databases;
  expect(await issuer.selectFrom('subjects').select('offer_id').execute()).toHaveLength(1);
  expect(findIn(await dumpDatabase(issuer), [...PERSON, handleOf(codes.offerUri), codes.activationCode])).toEqual([]);
});

test('the institution keeps no readable code and no readable PESEL', async () => {
  await using world = await createWorld();
  const { codes } = await activateCard(world, STUDENT);
  const { codes: open } = await orderCodes(world, OTHER_STUDENT);
  const dump = await dumpDatabase(world.databases.institution);
  expect(dump).toContain(SECRETS.familyName);
  const handles = [codes.offerUri, open.offerUri].map(handleOf);
  expect(findIn(dump, [SECRETS.pesel, ...handles, codes.activationCode, open.activationCode])).toEqual([]);
});

test('G81 no log carries a person, a code or a token, whatever went wrong on the way', async () => {
  await using world = await createWorld();
  const { codes, portal } = await activateCard(world, STUDENT);
  await world.phone().wallet.redeem(codes.offerUri, codes.activationCode);
  await world.network.fetch(new Request(`${codes.walletLink.split('/#')[0]}/`)).catch(() => undefined);
  await portal.orderNewCode();
  await portal.waitUntil('ready');
  const wrong = await portal.codes();
  await world.phone().wallet.redeem(wrong.offerUri, '000000');
  await expect(world.signIn('kto-to-jest')).rejects.toThrow();
  await world.databases.issuer.destroy();
  await world.phone().wallet.redeem(wrong.offerUri, wrong.activationCode);

  const written = Object.values(world.logs).map((log) => log.text());
  expect(written.join('')).toContain('"level"');
  const secrets = [...PERSON, PASSWORD, handleOf(codes.offerUri), codes.activationCode, ...secretsHeard(world)];
  expect(secrets.length).toBeGreaterThan(20);
  expect(written.flatMap((text) => findIn(text, secrets))).toEqual([]);
});

test('G81 a fault is answered with a number and without its cause, and the log has no personal data', async () => {
  await using world = await createWorld();
  const portal = await world.signIn(STUDENT);
  await world.databases.institution
    .updateTable('people')
    .set({ pesel_sealed: Buffer.alloc(40) })
    .execute();
  const answer = await portal.call<{ data: { incident: string }; message: string }>('GET', '/my-card');
  expect(answer.status).toBe(500);
  expect(world.logs.institution.text()).toContain(answer.body.data.incident);
  expect(JSON.stringify(answer.body)).not.toMatch(/decrypt|auth|node:|pesel/i);
  for (const secret of ['Niepowtarzalska', '04222912347', PASSWORD]) {
    expect(world.logs.institution.text()).not.toContain(secret);
  }
});

/** Which of these occur, in whatever form. */
const findIn = (text: string, secrets: readonly (string | Buffer)[]): (string | Buffer)[] =>
  secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)));

const handleOf = (offerUri: string): string =>
  new URL(offerUri).searchParams.get('credential_offer_uri')?.split('/').at(-1) ?? '';

/** Tokens, codes, nonces and proofs as they went over the line. */
function secretsHeard({ network }: World): string[] {
  const names =
    'access_token|pre-authorized_code|c_nonce|activationCode|manualCode|csrfToken|credential|client_assertion';
  const inBodies = new RegExp(`"(?:${names})":"([^"]{6,})"`, 'g');
  const inHeaders = /\["(?:authorization|dpop|cookie|set-cookie)","(?:Bearer |DPoP |[a-z-_]+=)?([^";]{6,})/gi;
  return network.exchanges.flatMap(({ headers, answered }) => [
    ...Array.from(answered.matchAll(inBodies), ([, secret = '']) => secret),
    ...Array.from(headers.matchAll(inHeaders), ([, secret = '']) => secret),
  ]);
}
