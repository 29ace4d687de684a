import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { type HttpsIssuer, openHttpsIssuer } from '@mleg/testing/parties/https-issuer';
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  authorize,
  CONFIGURATION,
  type Flow,
  fetchNonce,
  newKey,
  notifyAccepted,
  prove,
  requestCredential,
  type Said,
  thumbprint,
} from './suite-wallet.ts';

/**
 * The modules of the OpenID conformance suite's plan for issuers that concern us, by their names there: the same
 * requests, and each check that makes a module fail or stop (docs/conformance-suite.md).
 */
let house: HttpsIssuer;
beforeAll(async () => {
  house = await openHttpsIssuer();
});
afterAll(() => house[Symbol.asyncDispose]());

const ERROR_CODES = [
  'invalid_credential_request',
  'unknown_credential_configuration',
  'unknown_credential_identifier',
  'invalid_proof',
  'invalid_nonce',
  'invalid_encryption_parameters',
  'credential_request_denied',
];

function expectError(said: Said, code: string): void {
  expect(said.status).toBe(400);
  expect(ERROR_CODES).toContain(said.body.error);
  expect(said.body.error).toBe(code);
  expect(Object.keys(said.body).filter((name) => name !== 'error' && name !== 'error_description')).toEqual([]);
}

interface StatusReference {
  uri: string;
  idx: number;
}
interface CardClaims {
  vct: string;
  iat: number;
  exp: number;
  cnf: { jwk: JWK };
  status: { status_list: StatusReference };
  'vct#integrity': string;
  _sd: string[];
}
const claimsOf = (credential: string): CardClaims => decodeJwt<CardClaims>(credential.split('~')[0] ?? '');
const disclosuresOf = (credential: string): [string, string, unknown][] =>
  credential
    .split('~')
    .slice(1, -1)
    .map((one) => JSON.parse(Buffer.from(one, 'base64url').toString()) as [string, string, unknown]);
const credentialsIn = (said: Said): string[] =>
  said.body.credentials.map((one: { credential: string }) => one.credential);

/** `ValidateSdJwtVcCredentialClaims`, for the plain profile and for HAIP's chains. */
async function expectGoodCredential(credential: string, keys: readonly JWK[]): Promise<void> {
  const [token = ''] = credential.split('~');
  const header = decodeProtectedHeader(token);
  const claims = claimsOf(credential);
  const now = Date.now() / 1_000;
  expect(header.typ).toBe('dc+sd-jwt');
  expect(claims.iat).toBeLessThanOrEqual(now);
  expect(claims.exp).toBeGreaterThan(now);
  expect(claims.vct).toMatch(/^https:/);
  expect(claims.cnf.jwk).not.toHaveProperty('d');
  expect(Object.keys(claims.cnf)).toEqual(['jwk']);
  expect(await Promise.all(keys.map(thumbprint))).toContain(await thumbprint(claims.cnf.jwk));
  const salts = disclosuresOf(credential).map(([salt]) => salt);
  expect(new Set(salts).size).toBe(salts.length);
  await expectSignedByChain(token, header.x5c);
  await expectGoodStatus(claims.status.status_list);
  await expectTypeMetadata(claims);
}

/** HAIP 1.0 §6.1.1: the leaf signs, it is not its own issuer, and the chain excludes the anchor. */
async function expectSignedByChain(token: string, x5c: readonly string[] | undefined): Promise<void> {
  const chain = (x5c ?? []).map((der) => new X509Certificate(Buffer.from(der, 'base64')));
  const anchor = new X509Certificate(await (await house.fetch(`${house.origin}/certificates/root.pem`)).text());
  const [leaf] = chain;
  if (!leaf) throw new Error('no chain');
  await compactVerify(token, leaf.publicKey);
  for (const [at, certificate] of chain.entries()) {
    expect(certificate.verify((chain[at + 1] ?? anchor).publicKey)).toBe(true);
    expect(certificate.subject).not.toBe(certificate.issuer);
  }
}

async function expectGoodStatus({ uri, idx }: StatusReference): Promise<void> {
  const response = await house.fetch(uri, { headers: { Accept: 'application/statuslist+jwt' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/statuslist+jwt');
  const token = (await response.text()).trim();
  const { typ, jwk, x5c } = decodeProtectedHeader(token);
  expect(typ).toBe('statuslist+jwt');
  await compactVerify(token, await importJWK(jwk as JWK, 'ES256'));
  await expectSignedByChain(token, x5c);
  const { sub, status_list: list } = decodeJwt<{ status_list: { bits: number; lst: string } }>(token);
  expect(sub).toBe(uri);
  const bytes = inflateSync(Buffer.from(list.lst, 'base64url'));
  const place = idx * list.bits;
  expect(((bytes[place >> 3] ?? 255) >> (place & 7)) & ((1 << list.bits) - 1)).toBe(0);
}

async function expectTypeMetadata({ vct, 'vct#integrity': integrity }: CardClaims): Promise<void> {
  const text = await (await house.fetch(vct)).text();
  expect(JSON.parse(text)).toMatchObject({ vct });
  expect(`sha256-${createHash('sha256').update(text).digest('base64')}`).toBe(integrity);
}

/** From the metadata to the notification, with all checks on the way. */
async function passHappyFlow(flow: Flow, keys = [flow.key]): Promise<Said> {
  const { metadata, server, link, offer, token } = flow;
  // CheckServerConfiguration
  for (const endpoint of ['authorization_endpoint', 'token_endpoint']) expect(server.body[endpoint]).toMatch(/^https:/);
  expect([...link.searchParams.keys()]).toEqual(['credential_offer_uri']);
  expect(offer.body.credential_issuer).toBe(metadata.body.credential_issuer);
  const known = Object.keys(metadata.body.credential_configurations_supported);
  for (const id of offer.body.credential_configuration_ids) expect(known).toContain(id);
  expect(token.status).toBe(200);
  expect(token.headers.get('cache-control')).toContain('no-store');
  expect(token.body).toMatchObject({ token_type: 'DPoP', expires_in: expect.any(Number) });
  const nonce = await fetchNonce(flow);
  expect(nonce.status).toBe(200);
  expect(nonce.headers.get('cache-control')).toContain('no-store');
  const said = await requestCredential(flow, { nonce: nonce.body.c_nonce, keys });
  expect(said.status).toBe(200);
  expect(said.headers.get('content-type')).toMatch(/^application\/json/);
  expect(Object.keys(said.body).sort()).toEqual(['credentials', 'notification_id']);
  for (const credential of credentialsIn(said))
    await expectGoodCredential(
      credential,
      keys.map(({ jwk }) => jwk),
    );
  return said;
}

test('oid4vci-1_0-issuer-metadata-test', async () => {
  const { metadata, server } = await authorize(house);
  expect(metadata.headers.get('content-type')).toMatch(/^application\/json/);
  const issuer = metadata.body;
  for (const name of ['credential_issuer', 'credential_endpoint', 'nonce_endpoint', 'notification_endpoint']) {
    expect(issuer[name]).toMatch(/^https:\/\/[^?#]+$/);
  }
  expect(issuer.batch_credential_issuance.batch_size).toBeGreaterThanOrEqual(2);
  for (const configuration of Object.values<Record<string, never>>(issuer.credential_configurations_supported)) {
    expect(configuration['format']).toBe('dc+sd-jwt');
    expect(configuration['scope']).toMatch(/^[\x21\x23-\x5b\x5d-\x7e]+$/);
    expect(configuration['credential_signing_alg_values_supported']).toEqual(['ES256']);
    expect(configuration['cryptographic_binding_methods_supported']).toEqual(['jwk']);
    expect(configuration['proof_types_supported']).toEqual({ jwt: { proof_signing_alg_values_supported: ['ES256'] } });
    const { display } = configuration['credential_metadata'] as unknown as { display: { locale: string }[] };
    const locales = display.map(({ locale }) => locale);
    expect(new Set(locales).size).toBe(locales.length);
    expect(Intl.getCanonicalLocales(locales)).toEqual(locales);
  }
  expect(server.body.issuer).toBe(house.origin);
  expect(server.body.response_types_supported).toEqual(expect.any(Array));
  const { keys } = (await (await house.fetch(server.body.jwks_uri)).json()) as { keys: JWK[] };
  for (const key of keys) {
    expect(key).not.toHaveProperty('d');
    expect(createPublicKey({ key: { ...key }, format: 'jwk' }).asymmetricKeyType).toBe('ec');
  }
});

test('oid4vci-1_0-issuer-metadata-test-signed: skipped by the suite, where JSON is answered', async () => {
  const response = await house.fetch(`${house.origin}/.well-known/openid-credential-issuer`, {
    headers: { Accept: 'application/jwt' },
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
});

test('oid4vci-1_0-issuer-happy-flow', async () => {
  const flow = await authorize(house);
  const said = await passHappyFlow(flow);
  expect((await notifyAccepted(flow, said.body.notification_id)).status).toBe(204);
});

test('oid4vci-1_0-issuer-happy-flow, with authorization_details', async () => {
  const details = [{ type: 'openid_credential', credential_configuration_id: CONFIGURATION }];
  const flow = await authorize(house, 'oidf-wallet', { authorization_details: JSON.stringify(details) });
  const [detail] = flow.token.body.authorization_details;
  expect(detail).toMatchObject(details[0] ?? {});
  const [credential_identifier] = detail.credential_identifiers;
  const jwt = [await prove(flow, flow.key, (await fetchNonce(flow)).body.c_nonce)];
  const said = await requestCredential(flow, { body: { credential_identifier, proofs: { jwt } } });
  await expectGoodCredential(credentialsIn(said)[0] ?? '', [flow.key.jwk]);
});

test('oid4vci-1_0-issuer-happy-flow-additional-requests', async () => {
  const flow = await authorize(house);
  const said = await passHappyFlow(flow);
  expect((await notifyAccepted(flow, said.body.notification_id)).status).toBe(204);
  const ipv6 = { 'X-FAPI-Customer-IP-Address': '2001:db8::1893:25c8:1946', Accept: 'application/json; charset=utf-8' };
  for (const headers of [ipv6, { Accept: 'application/json;q=0.9, */*;q=0.1' }]) {
    expect((await requestCredential(flow, { headers })).status).toBe(200);
  }
});

test('oid4vci-1_0-issuer-happy-flow-multiple-clients', async () => {
  const first = await authorize(house, 'oidf-wallet');
  const second = await authorize(house, 'oidf-wallet-2');
  for (const flow of [first, second]) {
    const said = await passHappyFlow(flow);
    expect((await notifyAccepted(flow, said.body.notification_id)).status).toBe(204);
  }
  const stolen = await requestCredential(first, { dpopKey: second.dpopKey });
  expect(stolen.status).toBe(401);
});

test('oid4vci-1_0-issuer-happy-flow-skip-notification', async () => {
  await passHappyFlow(await authorize(house));
});

test('oid4vci-1_0-issuer-batch-issuance', async () => {
  const flow = await authorize(house);
  const size = Math.min(flow.metadata.body.batch_credential_issuance.batch_size, 20);
  const keys = await Promise.all(Array.from({ length: size }, newKey));
  const credentials = credentialsIn(await passHappyFlow(flow, keys));
  expect(credentials).toHaveLength(size);
  const told = credentials.map((one) => new Map(disclosuresOf(one).map(([, name, value]) => [name, value])));
  for (const other of told) expect(other).toEqual(told[0]);
  const salts = credentials.flatMap((one) => disclosuresOf(one).map(([salt]) => salt));
  expect(new Set(salts).size).toBe(salts.length);
  const claims = credentials.map(claimsOf);
  expect(new Set(await Promise.all(claims.map(({ cnf }) => thumbprint(cnf.jwk)))).size).toBe(size);
  // RFC 9901 §10.1: times are rounded, so that they do not put copies together.
  for (const { iat } of claims) expect(iat % 86_400).toBe(0);
  const places = claims.map(({ status }) => status.status_list);
  expect(new Set(places.map(({ uri, idx }) => `${uri}#${idx}`)).size).toBe(size);
  const indexes = places.map(({ idx }) => idx).sort((one, other) => one - other);
  const strides = indexes.slice(1).map((idx, at) => idx - (indexes[at] ?? 0));
  expect(new Set(strides).size).toBeGreaterThan(1);
});

test('oid4vci-1_0-issuer-fail-invalid-nonce', async () => {
  const flow = await authorize(house);
  expectError(await requestCredential(flow, { nonce: '7f1cd6a2-93c0-4a1c-8a0e-5a7c1f3e2b90' }), 'invalid_nonce');
});

test('oid4vci-1_0-issuer-fail-invalid-jwt-proof-signature', async () => {
  const flow = await authorize(house);
  const proof = await prove(flow, flow.key, (await fetchNonce(flow)).body.c_nonce);
  const [header, payload, signature = ''] = proof.split('.');
  const broken = Buffer.from(signature, 'base64url').map((byte) => byte ^ 0x5a);
  const proofs = [[header, payload, Buffer.from(broken).toString('base64url')].join('.')];
  expectError(await requestCredential(flow, { proofs }), 'invalid_proof');
});

test('oid4vci-1_0-issuer-fail-missing-proof', async () => {
  const flow = await authorize(house);
  expectError(await requestCredential(flow, { body: { credential_configuration_id: CONFIGURATION } }), 'invalid_proof');
});

test('oid4vci-1_0-issuer-fail-unknown-credential-configuration', async () => {
  const flow = await authorize(house);
  const jwt = [await prove(flow, flow.key, (await fetchNonce(flow)).body.c_nonce)];
  const body = { credential_configuration_id: 'unknown-credential-configuration-id', proofs: { jwt } };
  expectError(await requestCredential(flow, { body }), 'unknown_credential_configuration');
});

test('oid4vci-1_0-issuer-fail-unknown-credential-identifier', async () => {
  const flow = await authorize(house);
  const jwt = [await prove(flow, flow.key, (await fetchNonce(flow)).body.c_nonce)];
  const body = { credential_identifier: 'unknown-credential-identifier', proofs: { jwt } };
  expectError(await requestCredential(flow, { body }), 'unknown_credential_identifier');
});

test('oid4vci-1_0-issuer-fail-unsupported-encryption-algorithm', async () => {
  const flow = await authorize(house);
  const jwt = [await prove(flow, flow.key, (await fetchNonce(flow)).body.c_nonce)];
  const credential_response_encryption = { jwk: (await newKey()).jwk, enc: 'INVALID_ENC' };
  const body = { credential_configuration_id: CONFIGURATION, proofs: { jwt }, credential_response_encryption };
  expectError(await requestCredential(flow, { body }), 'invalid_encryption_parameters');
});

test('oid4vci-1_0-issuer-fail-on-access-token-in-query', async () => {
  const flow = await authorize(house);
  expect((await requestCredential(flow, { tokenInQuery: true })).status).toBe(401);
});
