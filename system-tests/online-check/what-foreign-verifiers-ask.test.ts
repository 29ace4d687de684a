import { type ForeignQuestion, openForeignAsker } from '@mleg/testing/foreign/foreign-asker';
import { asking, type CardedWallet, issuerKeyOf, openCardedWallet } from '@mleg/testing/online-house/carded-wallet';
import { readRequest } from '@mleg/wallet-core/presentation/read-request';
import { declinePresentation, sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { listShowings } from '@mleg/wallet-core/showing/showings';
import { decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from 'jose';
import { beforeAll, expect, test } from 'vitest';

let house: CardedWallet;
let asker: Awaited<ReturnType<typeof openForeignAsker>>;

beforeAll(async () => {
  house = await openCardedWallet();
  asker = await openForeignAsker(house.network);
});

/** What came of one question, and what reached the verifier of it. */
async function ask(question: ForeignQuestion) {
  const { deps } = house.wallet;
  const proposal = await readRequest(deps, await asker.ask(question));
  const [way] = 'refused' in proposal ? [] : proposal.ways;
  const outcome = 'refused' in proposal || !way ? proposal : await sendPresentation(deps, proposal, way);
  const posted = asker.posted() === '' ? undefined : Object.fromEntries(new URLSearchParams(asker.posted()));
  return { outcome, posted };
}

const withMetadata =
  (members: object, keys?: (own: JWK) => readonly object[]): NonNullable<ForeignQuestion['also']> =>
  ({ key }) => ({
    client_metadata: {
      jwks: { keys: keys?.(key) ?? [key] },
      vp_formats_supported: { 'dc+sd-jwt': {} },
      ...members,
    },
  });

const encs = (...values: string[]) => withMetadata({ encrypted_response_enc_values_supported: values });
const encOf = (posted: Record<string, string> | undefined) => decodeProtectedHeader(posted?.['response'] ?? '').enc;

const query = asking('given_name');
const mdoc = { id: 'mdl', format: 'mso_mdoc', meta: { doctype_value: 'org.iso.18013.5.1.mDL' } };
const unheard = { id: 'unheard', format: 'of-tomorrow', meta: { anything: [1] } };

test.each([mdoc, unheard])('a question that would take $format instead is answered with the card', async (other) => {
  const either = { credentials: [...query.credentials, other], credential_sets: [{ options: [[other.id], ['card']] }] };
  const { outcome, posted } = await ask({ query: either });
  expect([outcome, posted]).toMatchObject([{ sent: true }, { response: expect.any(String) }]);
  expect(await asker.opened(query, await issuerKeyOf(house.wallet))).toMatchObject({
    claims: { given_name: expect.any(String) },
  });
});

test('what is asked for besides and may be missing is left out; what must be there ends the question', async () => {
  const credentials = [...query.credentials, mdoc];
  const besides = { credentials, credential_sets: [{ options: [['card']] }, { options: [['mdl']], required: false }] };
  expect((await ask({ query: besides })).outcome).toEqual({ sent: true });
  expect(await ask({ query: { credentials } })).toEqual({
    outcome: { refused: 'no-matching-card' },
    posted: undefined,
  });
});

test.each([
  [['A128GCM', 'A256GCM'], 'A256GCM'],
  [['A128CBC-HS256', 'A128GCM'], 'A128GCM'],
  [['A128CBC-HS256', 'A256CBC-HS512'], 'A256CBC-HS512'],
  [['A128CBC-HS256'], 'A128CBC-HS256'],
])('of %j the answer takes %s', async (offered, taken) => {
  const { outcome, posted } = await ask({ query, also: encs(...offered) });
  expect([outcome, encOf(posted)]).toEqual([{ sent: true }, taken]);
});

test('a verifier that names no way gets the one of the specification', async () => {
  expect(encOf((await ask({ query, also: withMetadata({}) })).posted)).toBe('A128GCM');
});

test('keys that cannot be used are passed over', async () => {
  const odd = [
    { kty: 'OKP', crv: 'X448', x: 'AA', kid: 'odd', use: 'enc', alg: 'ECDH-ES' },
    { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'sig', use: 'sig' },
  ];
  const enc = { encrypted_response_enc_values_supported: ['A256GCM'] };
  const { outcome, posted } = await ask({ query, also: withMetadata(enc, (own) => [...odd, own]) });
  expect([outcome, decodeProtectedHeader(posted?.['response'] ?? '').kid]).toEqual([{ sent: true }, 'only']);
});

const transaction = (data: object) => [Buffer.from(JSON.stringify(data)).toString('base64url')];

test.each<[string, string, ForeignQuestion]>([
  [
    'a redirect_uri beside the response_uri (§8.2)',
    'invalid_request',
    { query, also: () => ({ redirect_uri: 'https://obcy.example/back' }) },
  ],
  ['an answer in the clear (HAIP §5)', 'invalid_request', { query, also: () => ({ response_mode: 'direct_post' }) }],
  [
    'a kind of transaction (§8.4)',
    'invalid_transaction_data',
    { query, also: () => ({ transaction_data: transaction({ type: 'payment', credential_ids: ['card'] }) }) },
  ],
  [
    'a transaction that is none (§8.5)',
    'invalid_transaction_data',
    { query, also: () => ({ transaction_data: transaction({}) }) },
  ],
  ['a way to encrypt of tomorrow', 'invalid_request', { query, also: encs('A999GCM') }],
  ['no key to encrypt to', 'invalid_request', { query, also: withMetadata({}, () => []) }],
  ['other formats alone (§8.5)', 'vp_formats_not_supported', { query: { credentials: [mdoc, unheard] } }],
  [
    'a query that is none',
    'invalid_request',
    { query: { credentials: [{ id: 'card', format: 'dc+sd-jwt', meta: {} }] } },
  ],
  ['a nonce too short', 'invalid_request', { query, also: () => ({ nonce: 'short' }) }],
])('whoever asks for %s is told %s, and the log has no entry of it', async (_what, error, question) => {
  const before = await listShowings(house.wallet.deps);
  expect(await ask(question)).toEqual({
    outcome: { refused: 'unsupported-request' },
    posted: { error, state: 'a-state' },
  });
  expect(await listShowings(house.wallet.deps)).toEqual(before);
});

test('§8.2 whoever is told of a mistake, or of a no, may send the browser on as after an answer', async () => {
  const redirectUri = 'https://obcy.example/back#response_code=1';
  const wrong = { query, redirectUri, also: () => ({ response_mode: 'direct_post' }) };
  expect((await ask(wrong)).outcome).toEqual({ refused: 'unsupported-request', goOn: redirectUri });
  const proposal = await readRequest(house.wallet.deps, await asker.ask({ query, redirectUri }));
  if ('refused' in proposal) throw new Error(proposal.refused);
  expect(await declinePresentation(house.wallet.deps, proposal)).toEqual({ goOn: redirectUri });
  const elsewhere = await asker.ask({ ...wrong, redirectUri: 'javascript:alert(1)' });
  expect(await readRequest(house.wallet.deps, elsewhere)).toEqual({ refused: 'unsupported-request' });
});

test.each([
  [400, 'dead-request'],
  [500, 'verifier-fault'],
])('an answer that a verifier has and says %i to is in the log, with its data', async (status, refused) => {
  const { outcome, posted } = await ask({ query, status });
  expect([outcome, posted]).toEqual([{ refused }, { response: expect.any(String) }]);
  const [latest] = await listShowings(house.wallet.deps);
  expect(latest).toMatchObject({ outcome: 'refused', cards: [{ claims: ['given_name'] }] });
});

test('W32 whoever asks wrongly and names a private address is told nothing', async () => {
  const question = { query, responseUri: 'https://10.0.0.1/answer', also: () => ({ response_mode: 'direct_post' }) };
  expect(await ask(question)).toEqual({ outcome: { refused: 'unsafe-address', host: '10.0.0.1' }, posted: undefined });
});

test('a key that turns out to be none is found before the log says that something was sent', async () => {
  const { publicKey } = await generateKeyPair('ECDH-ES', { extractable: true });
  const broken = { ...(await exportJWK(publicKey)), y: 'AAAA', kid: 'broken', use: 'enc', alg: 'ECDH-ES' };
  const before = await listShowings(house.wallet.deps);
  expect(await ask({ query, also: withMetadata({}, () => [broken]) })).toEqual({
    outcome: { refused: 'unsupported-request' },
    posted: { error: 'invalid_request', state: 'a-state' },
  });
  expect(await listShowings(house.wallet.deps)).toEqual(before);
});

test('somebody who says no is not named, and the verifier hears access_denied', async () => {
  const proposal = await readRequest(house.wallet.deps, await asker.ask({ query }));
  if ('refused' in proposal) throw new Error(proposal.refused);
  await declinePresentation(house.wallet.deps, proposal);
  expect(asker.posted()).toBe('error=access_denied&state=a-state');
});
