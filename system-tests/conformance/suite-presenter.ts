import { createHash, X509Certificate } from 'node:crypto';
import { parseJws } from '@mleg/protocol/jws/parse-jws';
import type { Tampering } from '@mleg/testing/online-house/obedient-wallet';
import type { OnlineHouse } from '@mleg/testing/online-house/online-house';
import { compactVerify, importX509, type JWK } from 'jose';
import { expect } from 'vitest';

/** What the suite's wallet reads; more than it knows it warns of. */
// oxlint-disable-next-line typescript/no-explicit-any -- each check says what it looks for
type Members = Record<string, any>;

const REQUEST_MEMBERS =
  'dcql_query client_id response_uri client_metadata nonce state response_type response_mode verifier_info aud iat exp nbf jti iss wallet_nonce'.split(
    ' ',
  );
const METADATA_MEMBERS = ['jwks', 'vp_formats_supported', 'encrypted_response_enc_values_supported'];
const NOT_DISCLOSABLE = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status', 'aka_vcts'];
const CREDENTIAL_MEMBERS = ['id', 'format', 'meta', 'claims', 'claim_sets', 'multiple', 'trusted_authorities'];
const keysUsed = new Set<string>();

export interface Fetched {
  link: URL;
  header: Members;
  payload: Members;
}

/** `FetchRequestUriAndExtractRequestObject`, `EnsureRequestUriIsHttps`, `EnsureRequestUriHasNoFragment`. */
export async function fetchRequest(house: OnlineHouse, link: string, walletNonce?: string): Promise<Fetched> {
  const url = new URL(link);
  const uri = new URL(url.searchParams.get('request_uri') ?? '');
  expect([uri.protocol, uri.hash]).toEqual(['https:', '']);
  const form =
    walletNonce === undefined ? {} : { method: 'POST', body: new URLSearchParams({ wallet_nonce: walletNonce }) };
  const response = await house.network.fetch(new Request(uri, form));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/oauth-authz-req+jwt']);
  const jwt = await response.text();
  const parsed = parseJws(jwt, { maxLength: jwt.length });
  if ('refused' in parsed) throw new Error(parsed.refused);
  const { header, payload } = parsed.jws;
  await checkSignature(jwt, header, house.shop.registrar.rootCertificate);
  return { link: url, header, payload };
}

/** `ValidateRequestObjectSignatureAgainstX5cHeader`, `ExtractAndValidateX509HashClientId`, and HAIP's anchor. */
async function checkSignature(jwt: string, header: Members, rootPem: string): Promise<void> {
  expect([header['typ'], header['alg']]).toEqual(['oauth-authz-req+jwt', 'ES256']);
  const [leaf] = (header['x5c'] as string[]).map((der) => new X509Certificate(Buffer.from(der, 'base64')));
  const root = new X509Certificate(rootPem);
  if (leaf === undefined) throw new Error('no certificate');
  await compactVerify(jwt, await importX509(leaf.toString(), 'ES256'));
  expect(leaf.checkIssued(leaf)).toBe(false);
  expect(leaf.checkIssued(root) && leaf.verify(root.publicKey)).toBe(true);
  expect(header['x5c']).not.toContain(root.raw.toString('base64'));
  const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Members;
  expect(payload['client_id']).toBe(`x509_hash:${createHash('sha256').update(leaf.raw).digest('base64url')}`);
}

/** Every condition of `AbstractVP1FinalVerifierTest` on the request that fails or warns, and HAIP's. */
export function checkRequest({ link, payload }: Fetched, now: number): void {
  expect([...link.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
  expect(link.searchParams.get('client_id')).toBe(payload['client_id']);
  expect(payload['exp']).toBeGreaterThan(now);
  expect(payload['iat']).toBeLessThanOrEqual(now);
  expect(payload).toMatchObject({
    aud: 'https://self-issued.me/v2',
    response_type: 'vp_token',
    response_mode: 'direct_post.jwt',
  });
  expect(Object.keys(payload).filter((name) => !REQUEST_MEMBERS.includes(name))).toEqual([]);
  expect(payload['response_uri']).toMatch(/^https:\/\/[^#]+$/);
  checkNonce(payload['nonce'] as string);
  checkClientMetadata(payload['client_metadata'] as Members);
  checkQuery(payload['dcql_query'] as Members);
  for (const info of (payload['verifier_info'] ?? []) as Members[])
    expect([typeof info['format'], typeof info['data'], Object.keys(info).length]).toEqual(['string', 'string', 2]);
}

/** `CheckForInvalidCharsInNonce`, its length and entropy: 96 bits by Shannon. */
function checkNonce(nonce: string): void {
  expect(nonce).toMatch(/^[A-Za-z0-9._~-]{22,43}$/);
  const counts = Array.from(nonce).reduce(
    (all, char) => all.set(char, (all.get(char) ?? 0) + 1),
    new Map<string, number>(),
  );
  const perChar = [...counts.values()].reduce((sum, count) => {
    const share = count / nonce.length;
    return sum - share * Math.log2(share);
  }, 0);
  expect(perChar * nonce.length).toBeGreaterThan(96);
}

/** Keys, formats and ways to encrypt; `ValidateVpClientMetadataEncryptionForHaip`, `VP1FinalCheckEncryptionKeyNotReused`. */
function checkClientMetadata(metadata: Members): void {
  expect(Object.keys(metadata).filter((name) => !METADATA_MEMBERS.includes(name))).toEqual([]);
  const formats = metadata['vp_formats_supported'] as Members;
  expect(formats['dc+sd-jwt']).toEqual({ 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] });
  expect(metadata['encrypted_response_enc_values_supported']).toEqual(expect.arrayContaining(['A128GCM', 'A256GCM']));
  const { keys } = metadata['jwks'] as { keys: JWK[] };
  for (const key of keys) {
    expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ECDH-ES', use: 'enc', kid: expect.any(String) });
    expect(key).not.toHaveProperty('d');
  }
  const [{ x } = { x: '' }] = keys;
  expect(keysUsed.has(String(x))).toBe(false);
}

/** Keys of one request may be read twice, those of two may not be the same. */
export function rememberKey({ payload }: Fetched): void {
  const { client_metadata: metadata } = payload as { client_metadata: { jwks: { keys: [JWK] } } };
  keysUsed.add(String(metadata.jwks.keys[0].x));
}

/** `ValidateDCQLQuery`, members nobody knows, claims nobody can withhold, claims that no set names. */
function checkQuery(query: Members): void {
  expect(Object.keys(query).filter((name) => !['credentials', 'credential_sets'].includes(name))).toEqual([]);
  for (const credential of query['credentials'] as Members[]) {
    expect(Object.keys(credential).filter((name) => !CREDENTIAL_MEMBERS.includes(name))).toEqual([]);
    expect(credential).toMatchObject({ id: expect.stringMatching(/^[\w-]+$/), format: 'dc+sd-jwt' });
    expect((credential['meta'] as Members)['vct_values']).not.toEqual([]);
    const claims = (credential['claims'] ?? []) as Members[];
    expect(claims.filter(({ path }) => NOT_DISCLOSABLE.includes((path as string[])[0] ?? ''))).toEqual([]);
    expect(credential).not.toHaveProperty('claim_sets');
  }
}

/** Posts what the suite's wallet would, and looks at the answer as `validateDirectPostEndpointResponse` does. */
export async function present(house: OnlineHouse, { payload }: Fetched, change: Tampering, haip: boolean) {
  const answered = await house.answer(payload as never, change);
  expect([answered.status, answered.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^application\/json/),
  ]);
  const body = (await answered.json()) as Members;
  expect(Object.keys(body)).toEqual(haip ? ['redirect_uri'] : []);
  return body['redirect_uri'] as string | undefined;
}
