import { createHash, createPublicKey, verify } from 'node:crypto';
import { type ForeignQuestion, openForeignAsker } from '@mleg/testing/foreign/foreign-asker';
import { asking, type CardedWallet, openCardedWallet } from '@mleg/testing/online-house/carded-wallet';
import { PERSON } from '@mleg/testing/online-house/online-house';
import { readRequest } from '@mleg/wallet-core/presentation/read-request';
import { sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import type { JWK } from 'jose';
import { beforeAll, expect, test } from 'vitest';

/*
 * docs/conformance-suite.md: the plans `oid4vp-1final-wallet-test-plan` and `…-wallet-haip-test-plan`, with the variants
 * `sd_jwt_vc`, `x509_hash`, `request_uri_signed`, `direct_post.jwt`. What the suite lets a tester see on the screen is
 * here what the wallet refuses with.
 */

let house: CardedWallet;
let asker: Awaited<ReturnType<typeof openForeignAsker>>;
beforeAll(async () => {
  house = await openCardedWallet();
  asker = await openForeignAsker(house.network);
});

const NAMES = ['given_name', 'family_name', 'birthdate'];
const query = asking(...NAMES);
const [credential] = query.credentials;
const NOBODY = { id: 'nobody', format: 'dc+sd-jwt', meta: { vct_values: ['urn:example:nobody-has-this'] } };

async function flow(question: ForeignQuestion, change: (link: string) => string = (link) => link) {
  const { deps } = house.wallet;
  const proposal = await readRequest(deps, change(await asker.ask(question)));
  const [way] = 'refused' in proposal ? [] : proposal.ways;
  return 'refused' in proposal || !way ? proposal : sendPresentation(deps, proposal, way);
}

/** Every condition of `processReceivedResponse` that is about the wallet; what the card says is its issuer's. */
async function checkResponse(names: readonly string[], encs: readonly string[] = ['A256GCM']): Promise<void> {
  expect([...new URLSearchParams(asker.posted()).keys()]).toEqual(['response']);
  const { header, content } = await asker.uncovered();
  expect(header).toMatchObject({ alg: 'ECDH-ES', kid: 'only' });
  expect(encs).toContain(header['enc']);
  expect([undefined, 'json']).toContain(header['cty']);
  expect(Object.keys(content).sort()).toEqual(['state', 'vp_token']);
  const token = content['vp_token'] as Record<string, string[]>;
  expect([Object.keys(token), token['card']?.length]).toEqual([['card'], 1]);
  checkPresentation(token['card']?.[0] ?? '', names);
}

const decode = (part = ''): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());

function checkPresentation(presentation: string, names: readonly string[]): void {
  const parts = presentation.split('~');
  const binding = parts.pop() ?? '';
  const [jwt = '', ...disclosures] = parts;
  const disclosed = disclosures.map(
    (part) => (JSON.parse(Buffer.from(part, 'base64url').toString()) as string[])[1] ?? '',
  );
  expect(new Set(disclosed)).toEqual(new Set(names));
  expect(disclosed).toHaveLength(names.length);
  const claims = decode(jwt.split('.')[1]);
  expect(credential?.meta.vct_values).toContain(claims['vct']);
  const { jwk } = claims['cnf'] as { jwk: JWK };
  expect(jwk).not.toHaveProperty('d');
  const [header = '', payload = '', signature = ''] = binding.split('.');
  expect(decode(header)).toEqual({ typ: 'kb+jwt', alg: 'ES256' });
  const bound = decode(payload);
  const hash = createHash('sha256').update(presentation.slice(0, -binding.length)).digest('base64url');
  expect(Object.keys(bound).sort()).toEqual(['aud', 'iat', 'nonce', 'sd_hash']);
  expect(bound).toMatchObject({ aud: asker.clientId, sd_hash: hash });
  expect(Math.abs(Number(bound['iat']) - Date.now() / 1_000)).toBeLessThan(300);
  const key = { key: createPublicKey({ key: { ...jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
}

const untouched = () => expect(asker.posted()).toBe('');

test('oid4vp-1final-wallet-happy-flow', async () => {
  expect(await flow({ query })).toEqual({ sent: true });
  await checkResponse(NAMES);
});

const alternate: ForeignQuestion['also'] = ({ key: { use: _use, ...key } }) => ({
  state: 's'.repeat(64),
  nonce: 'n'.repeat(43),
  iss: 'https://somebody-else.example',
  a_parameter_of_nobody: 'to be ignored',
  client_metadata: {
    jwks: { keys: [key] },
    encrypted_response_enc_values_supported: ['A256GCM'],
    vp_formats_supported: { 'dc+sd-jwt': {} },
  },
});

const reordered = (link: string) => {
  const url = new URL(link);
  return `openid4vp://?${new URLSearchParams([...url.searchParams].toReversed()).toString()}`;
};

test('oid4vp-1final-wallet-alternate-happy-flow', async () => {
  const redirectUri = 'https://obcy.example/go-on#code_verifier=x';
  expect(await flow({ query, also: alternate, redirectUri }, reordered)).toEqual({ sent: true, goOn: redirectUri });
  await checkResponse(NAMES);
  const { content } = await asker.uncovered();
  expect(content['state']).toBe('s'.repeat(64));
});

test('oid4vp-1final-wallet-request-uri-method-post', async () => {
  const nonces: (string | undefined)[] = [];
  const also: ForeignQuestion['also'] = () => ({ wallet_nonce: nonces.at(-1) });
  const link = await asker.ask({ query, also });
  // The suite echoes the nonce of this very request, so that it is signed when it is fetched.
  const proposal = await readRequest(
    {
      ...house.wallet.deps,
      fetchFromVerifier: async (url, init) => {
        if (init?.method !== 'POST') return house.wallet.deps.fetchFromVerifier(url, init);
        nonces.push((init.body as URLSearchParams).get('wallet_nonce') ?? undefined);
        await asker.ask({ query, also });
        return house.wallet.deps.fetchFromVerifier(url);
      },
    },
    `${link}&request_uri_method=post`,
  );
  expect([nonces.length, proposal]).toMatchObject([1, { ways: [[{ queryId: 'card' }]] }]);
});

test('oid4vp-1final-wallet-ignores-unusable-encryption-key', async () => {
  const unusable = [
    { kty: 'AKP', alg: 'ML-KEM-9999', use: 'enc', kid: 'quantum', pub: 'AAAA' },
    { kty: 'MADE-UP', alg: 'MADE-UP', use: 'enc', kid: 'made-up', z: 'AAAA' },
  ];
  const also: ForeignQuestion['also'] = ({ key }) => ({
    client_metadata: {
      jwks: { keys: [...unusable, key] },
      encrypted_response_enc_values_supported: ['A128GCM', 'A256GCM'],
      vp_formats_supported: { 'dc+sd-jwt': {} },
    },
  });
  expect(await flow({ query, also })).toEqual({ sent: true });
  await checkResponse(NAMES);
});

test('oid4vp-1final-wallet-fewer-claims-than-available', async () => {
  expect(Object.keys(PERSON).length).toBeGreaterThan(1);
  expect(await flow({ query: asking('given_name') })).toEqual({ sent: true });
  await checkResponse(['given_name']);
});

test('oid4vp-1final-wallet-optional-credential-set', async () => {
  const sets = [{ options: [['card']] }, { options: [['nobody']], required: false }];
  expect(await flow({ query: { credentials: [credential, NOBODY], credential_sets: sets } })).toEqual({ sent: true });
  await checkResponse(NAMES);
});

test('oid4vp-1final-wallet-no-claims-in-dcql-query', async () => {
  const { claims: _claims, ...bare } = credential ?? { claims: [] };
  expect(await flow({ query: { credentials: [bare] } })).toEqual({ sent: true });
  await checkResponse([]);
});

test('oid4vp-1final-wallet-negative-test-invalid-request-object-signature', async () => {
  const link = await asker.ask({ query });
  const forged = await readRequest(
    {
      ...house.wallet.deps,
      fetchFromVerifier: async (url, init) => {
        const jwt = await (await house.wallet.deps.fetchFromVerifier(url, init)).text();
        const bytes = Buffer.from(jwt.split('.')[2] ?? '', 'base64url');
        bytes[5] = (bytes[5] ?? 0) ^ 0x5a;
        return new Response([...jwt.split('.').slice(0, 2), bytes.toString('base64url')].join('.'));
      },
    },
    link,
  );
  expect(forged).toEqual({ refused: 'wrong-signature' });
  untouched();
});

test('oid4vp-1final-wallet-negative-test-mismatched-client-id', async () => {
  expect(await flow({ query, also: () => ({ client_id: 'x509_hash:another-one' }) })).toEqual({
    refused: 'wrong-signature',
  });
  untouched();
});

test('oid4vp-1final-wallet-negative-test-missing-nonce', async () => {
  expect(await flow({ query, also: () => ({ nonce: undefined }) })).toEqual({ refused: 'unsupported-request' });
  untouched();
});

test('oid4vp-1final-wallet-negative-test-invalid-client-id-prefix', async () => {
  const clientId = `invalid_scheme:${asker.clientId}`;
  const renamed = (link: string) => link.replace(encodeURIComponent(asker.clientId), encodeURIComponent(clientId));
  expect(await flow({ query, also: () => ({ client_id: clientId }) }, renamed)).toHaveProperty('refused');
  untouched();
});

test('oid4vp-1final-wallet-negative-test-required-non-matching-credential', async () => {
  const sets = [{ options: [['card']] }, { options: [['nobody']] }];
  expect(await flow({ query: { credentials: [credential, NOBODY], credential_sets: sets } })).toEqual({
    refused: 'no-matching-card',
  });
  untouched();
});

// In these two the specification wants an error to be returned, and the suite takes any for a failure.
test.each<[string, string, ForeignQuestion]>([
  [
    'redirect-uri-with-direct-post, as §8.2 has it',
    'invalid_request',
    { query, also: () => ({ redirect_uri: 'https://obcy.example/back' }) },
  ],
  [
    'unknown-transaction-data-type, as §8.4 has it',
    'invalid_transaction_data',
    { query, also: () => ({ transaction_data: [unknownTransaction()] }) },
  ],
])('oid4vp-1final-wallet-negative-test-%s', async (_module, error, question) => {
  expect(await flow(question)).toEqual({ refused: 'unsupported-request' });
  expect(asker.posted()).toBe(`error=${error}&state=a-state`);
});

const unknownTransaction = (): string =>
  Buffer.from(JSON.stringify({ type: 'urn:example:unknown', credential_ids: ['card'] })).toString('base64url');
