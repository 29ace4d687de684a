import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { finishSdJwt, prepareSdJwt } from '@mleg/protocol/sd-jwt/issue-sd-jwt';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { expect } from 'vitest';

const BASE = 'https://suite.example/test/a/wallet';
/** With the slash at its end that the suite's has. */
export const SUITE = `${BASE}/`;
const CONFIGURATION = 'eu.europa.ec.eudi.pid.1';
const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
/** Of every flow with a pre-authorized code. */
export const TX_CODE = '123456';

export interface SuiteVariant {
  /** `authorization_details` in the token response, as every module has them but one. */
  details: boolean;
  /** `batch_size` in the metadata, where there is one. */
  batch?: number;
  deferred: boolean;
}

// oxlint-disable-next-line typescript/no-explicit-any -- each check says what it looks for
type Members = Record<string, any>;

/**
 * The issuer that the suite emulates, with every condition that fails a wallet, for `vci`, `pre_authorization_code`,
 * `issuer_initiated`, `sd_jwt_vc`, `dpop`, `plain`; a wallet without a secret says its name, as no variant lets it.
 */
export function openSuiteIssuer({ details, batch, deferred }: SuiteVariant) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const transactionId = randomUUID();
  const notificationId = randomUUID();
  const state = { code: randomUUID(), token: '', clientId: '', nonce: '', dpopNonce: '', dpopKey: '' };
  const delivered: JsonObject[] = [];
  const seen: string[] = [];
  const proofsUsed = new Set<string>();
  let pending: Members | undefined;

  const asksNonce = (status: number, error: string) => {
    state.dpopNonce = randomUUID();
    const headers = {
      'DPoP-Nonce': state.dpopNonce,
      ...(status === 401 && { 'WWW-Authenticate': `DPoP error="${error}"` }),
    };
    return Response.json({ error }, { status, headers });
  };
  /** RFC 9449 §4.3, §8, §9; the first request of each kind is refused for its nonce. */
  const checkDpop = async (request: Request, accessToken?: string): Promise<boolean> => {
    const proof = request.headers.get('dpop') ?? '';
    const header = decodeProtectedHeader(proof);
    expect(header).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256' });
    const jwk = header.jwk as JWK;
    expect(jwk).not.toHaveProperty('d');
    const { payload } = await compactVerify(proof, await importJWK(jwk, 'ES256'));
    const claims = JSON.parse(new TextDecoder().decode(payload)) as Members;
    expect(claims).toMatchObject({ htm: request.method, htu: request.url, jti: expect.any(String) });
    expect(Math.abs(claims['iat'] - Date.now() / 1_000)).toBeLessThan(60);
    expect(proofsUsed.has(claims['jti'])).toBe(false);
    proofsUsed.add(claims['jti']);
    if (accessToken !== undefined)
      expect(claims['ath']).toBe(createHash('sha256').update(accessToken).digest('base64url'));
    const thumbprint = await calculateJwkThumbprint(jwk);
    state.dpopKey ||= thumbprint;
    expect(thumbprint).toBe(state.dpopKey);
    return state.dpopNonce !== '' && claims['nonce'] === state.dpopNonce;
  };
  const checkAccess = async (request: Request): Promise<boolean> => {
    expect([request.method, request.headers.get('authorization')]).toEqual(['POST', `DPoP ${state.token}`]);
    expect(new URL(request.url).search).toBe('');
    return checkDpop(request, state.token);
  };

  const metadata = {
    credential_issuer: SUITE,
    credential_endpoint: `${SUITE}credential`,
    nonce_endpoint: `${SUITE}nonce`,
    deferred_credential_endpoint: `${SUITE}deferred_credential`,
    notification_endpoint: `${SUITE}notification`,
    authorization_servers: [SUITE],
    ...(batch === undefined ? {} : { batch_credential_issuance: { batch_size: batch } }),
    credential_configurations_supported: configurations(),
  };
  const server = {
    issuer: SUITE,
    token_endpoint: `${SUITE}token`,
    authorization_endpoint: `${SUITE}authorize`,
    dpop_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'],
  };

  async function token(request: Request): Promise<Response> {
    expect(request.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    const form = new URLSearchParams(await request.clone().text());
    if (!(await checkDpop(request))) return asksNonce(400, 'use_dpop_nonce');
    expect(form.get('grant_type')).toBe(PRE_AUTHORIZED);
    expect([form.get('pre-authorized_code'), form.get('tx_code')]).toEqual([state.code, TX_CODE]);
    state.clientId = form.get('client_id') ?? '';
    state.token = randomUUID();
    state.dpopNonce = '';
    const named = {
      type: 'openid_credential',
      credential_configuration_id: CONFIGURATION,
      credential_identifiers: [`${CONFIGURATION}:${randomUUID()}`],
    };
    return Response.json({
      access_token: state.token,
      token_type: 'DPoP',
      expires_in: 300,
      ...(details ? { authorization_details: [named] } : { scope: 'eudi.pid.1' }),
    });
  }

  async function credential(request: Request): Promise<Response> {
    if (!(await checkAccess(request))) return asksNonce(401, 'use_dpop_nonce');
    expect(request.headers.get('content-type')).toMatch(/^application\/json/);
    const body = (await request.json()) as Members;
    const named = details ? 'credential_identifier' : 'credential_configuration_id';
    expect(Object.keys(body).sort()).toEqual([named, 'proofs']);
    expect(String(body[named]).split(':')[0]).toBe(CONFIGURATION);
    expect(Object.keys(body['proofs'])).toEqual(['jwt']);
    const proofs = body['proofs'].jwt as string[];
    expect(proofs.length).toBeLessThanOrEqual(batch ?? 1);
    const keys = await Promise.all(proofs.map(checkProof));
    state.nonce = '';
    expect(new Set(keys.map(({ x }) => x)).size).toBe(keys.length);
    // In the reverse order of the proofs: whose copy it is the wallet finds in the copy.
    const credentials = keys.map((jwk) => ({ credential: issue(jwk) })).toReversed();
    pending = { credentials, notification_id: notificationId };
    if (deferred) return Response.json({ transaction_id: transactionId, interval: 5 }, { status: 202 });
    return deliver();
  }

  /** `VCIValidateCredentialRequestJwtProof` (OpenID4VCI 1.0 Appendix F.1, F.4). */
  async function checkProof(proof: string): Promise<JWK> {
    const header = decodeProtectedHeader(proof);
    expect(header).toMatchObject({ typ: 'openid4vci-proof+jwt', alg: 'ES256' });
    const jwk = header.jwk as JWK;
    expect([jwk.crv, Object.hasOwn(jwk, 'd')]).toEqual(['P-256', false]);
    const { payload } = await compactVerify(proof, await importJWK(jwk, 'ES256'));
    const claims = JSON.parse(new TextDecoder().decode(payload)) as Members;
    expect(claims).toMatchObject({ aud: SUITE, nonce: state.nonce, iss: state.clientId });
    expect(Math.abs(claims['iat'] - Date.now() / 1_000)).toBeLessThan(300);
    return jwk;
  }

  function deliver(): Response {
    delivered.push(pending as JsonObject);
    return Response.json(pending);
  }

  async function deferredCredential(request: Request): Promise<Response> {
    if (!(await checkAccess(request))) return asksNonce(401, 'use_dpop_nonce');
    expect(await request.json()).toEqual({ transaction_id: transactionId });
    return deliver();
  }

  async function notification(request: Request): Promise<Response> {
    if (!(await checkAccess(request))) return asksNonce(401, 'use_dpop_nonce');
    expect(await request.json()).toEqual({ notification_id: notificationId, event: 'credential_accepted' });
    return new Response(null, { status: 204 });
  }

  function issue(holder: JWK): string {
    const { kty = '', crv = '', x = '', y = '' } = holder;
    const iat = Math.floor(Date.now() / 3_600_000) * 3_600;
    const claims = { vct: 'urn:eudi:pid:1', iss: SUITE, iat, exp: iat + 14 * 86_400, cnf: { jwk: { kty, crv, x, y } } };
    const prepared = prepareSdJwt(
      {
        header: { alg: 'ES256', kid: 'suite' },
        claims,
        disclosable: { given_name: 'Jean', family_name: 'Dupont', birthdate: '1980-05-23' },
      },
      { salt: () => randomUUID(), sha256: (bytes) => createHash('sha256').update(bytes).digest() },
    );
    return finishSdJwt(prepared, sign('sha256', prepared.signingInput, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  }

  const published = { issuer: SUITE, jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'suite' }] } };
  const offer = {
    credential_issuer: SUITE,
    credential_configuration_ids: [CONFIGURATION],
    grants: { [PRE_AUTHORIZED]: { 'pre-authorized_code': state.code, tx_code: { input_mode: 'numeric', length: 6 } } },
  };
  const path = '/test/a/wallet';
  const routes: Record<string, (request: Request) => Response | Promise<Response>> = {
    [`${path}/offer`]: () => Response.json(offer),
    [`/.well-known/openid-credential-issuer${path}/`]: () => Response.json(metadata),
    [`/.well-known/oauth-authorization-server${path}`]: () => Response.json(server),
    [`/.well-known/jwt-vc-issuer${path}/`]: () => Response.json(published),
    [`${path}/token`]: token,
    [`${path}/nonce`]: (request) => {
      expect(request.method).toBe('POST');
      state.nonce = randomUUID();
      return Response.json({ c_nonce: state.nonce }, { headers: { 'Cache-Control': 'no-store' } });
    },
    [`${path}/credential`]: credential,
    [`${path}/deferred_credential`]: deferredCredential,
    [`${path}/notification`]: notification,
  };
  return {
    link: `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(`${SUITE}offer`)}`,
    fetch: async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      seen.push(pathname.slice(pathname.lastIndexOf('/') + 1) || pathname);
      return (await routes[pathname]?.(request)) ?? new Response(null, { status: 404 });
    },
    delivered,
    seen,
    clientId: () => state.clientId,
  };
}

/** Those of the suite's that a wallet has to bear beside the one it is offered. */
function configurations(): JsonObject {
  const display = [{ name: 'Fake PID', description: 'Of the replay' }];
  const pid = {
    format: 'dc+sd-jwt',
    vct: 'urn:eudi:pid:1',
    cryptographic_binding_methods_supported: ['jwk'],
    credential_signing_alg_values_supported: ['ES256'],
    credential_metadata: { display },
  };
  const es256 = { proof_signing_alg_values_supported: ['ES256'] };
  return {
    [CONFIGURATION]: { ...pid, proof_types_supported: { jwt: es256 }, scope: 'eudi.pid.1' },
    [`${CONFIGURATION}.attestation`]: {
      ...pid,
      proof_types_supported: { attestation: es256 },
      scope: 'eudi.pid.1.attestation',
    },
    [`${CONFIGURATION}.jwt.keyattest`]: {
      ...pid,
      proof_types_supported: { jwt: { ...es256, key_attestations_required: {} } },
      scope: 'eudi.pid.1.jwt.keyattest',
    },
    'org.iso.18013.5.1.mDL': {
      format: 'mso_mdoc',
      doctype: 'org.iso.18013.5.1.mDL',
      cryptographic_binding_methods_supported: ['cose_key'],
      credential_signing_alg_values_supported: [-7],
      proof_types_supported: { jwt: es256 },
      credential_metadata: { display },
      scope: 'org.iso.18013.5.1.mDL',
    },
  };
}
