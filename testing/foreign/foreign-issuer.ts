import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import { parseJws } from '@mleg/protocol/jws/parse-jws';
import { finishSdJwt, prepareSdJwt } from '@mleg/protocol/sd-jwt/issue-sd-jwt';

export const ISSUER = 'https://issuer.foreign.example';
export const OFFER_URI = `${ISSUER}/offers/abc`;
export const OFFER_LINK = `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(OFFER_URI)}`;
export const ACTIVATION_CODE = '493021';
const CONFIGURATION = 'membership';
const GRANT = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

type Handler = (request: Request) => Response | Promise<Response>;

/** An issuer of somebody else, as small as OpenID4VCI 1.0 allows, that a test can make misbehave route by route. */
export interface ForeignIssuer {
  fetch(request: Request): Promise<Response>;
  /** `METHOD url` of everything that was asked, in order. */
  asked: string[];
  /** Bodies of token requests. */
  tokenRequests: URLSearchParams[];
  /** Holder keys, as they were proved, one list for each credential request. */
  provedKeys: string[][];
  /** Answers for a path instead of the usual one. */
  replace(path: string, handler: Handler): void;
  restore(path: string): void;
  /** Lets the next request to a path through and loses its answer on the way back. */
  loseAnswer(path: string): void;
  metadata: JsonObject;
}

export function createForeignIssuer(): ForeignIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = { ...(publicKey.export({ format: 'jwk' }) as JsonObject), kid: 'k1' };
  const replaced = new Map<string, Handler>();
  const losing = new Set<string>();
  const routes = new Map<string, Handler>();
  const issuer: ForeignIssuer = {
    asked: [],
    tokenRequests: [],
    provedKeys: [],
    replace: (path, handler) => void replaced.set(path, handler),
    restore: (path) => void replaced.delete(path),
    loseAnswer: (path) => void losing.add(path),
    metadata: issuerMetadata(),
    async fetch(request) {
      const { pathname } = new URL(request.url);
      issuer.asked.push(`${request.method} ${request.url}`);
      const handler = replaced.get(pathname) ?? routes.get(pathname);
      const response = handler === undefined ? new Response(null, { status: 404 }) : await handler(request);
      if (losing.delete(pathname)) throw new TypeError('the connection broke');
      return response;
    },
  };
  routes.set('/offers/abc', () => Response.json(offer()));
  routes.set('/.well-known/openid-credential-issuer', () => Response.json(issuer.metadata));
  routes.set('/.well-known/oauth-authorization-server', () =>
    Response.json({
      issuer: ISSUER,
      token_endpoint: `${ISSUER}/token`,
      dpop_signing_alg_values_supported: ['ES256'],
      'pre-authorized_grant_anonymous_access_supported': true,
    }),
  );
  routes.set('/.well-known/jwt-vc-issuer', () => Response.json({ issuer: ISSUER, jwks: { keys: [publicJwk] } }));
  routes.set('/nonce', () => Response.json({ c_nonce: randomBytes(12).toString('hex') }));
  routes.set('/token', async (request) => {
    const body = new URLSearchParams(await request.text());
    issuer.tokenRequests.push(body);
    if (body.get('tx_code') !== ACTIVATION_CODE) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    return Response.json({ access_token: 'token-1', token_type: 'DPoP', expires_in: 300 });
  });
  routes.set('/notification', () => new Response(null, { status: 204 }));
  routes.set('/credential', async (request) => {
    const { proofs } = (await request.json()) as { proofs: { jwt: string[] } };
    const keys = proofs.jwt.map(provedKey);
    issuer.provedKeys.push(keys.map((key) => JSON.stringify(key)));
    const credentials = keys.map((jwk) => ({ credential: issueMembership(privateKey, jwk) }));
    return Response.json({ credentials, notification_id: 'n1' });
  });
  return issuer;
}

export const offer = (changes: JsonObject = {}): JsonObject => ({
  credential_issuer: ISSUER,
  credential_configuration_ids: [CONFIGURATION],
  grants: { [GRANT]: { 'pre-authorized_code': randomBytes(8).toString('hex'), tx_code: { length: 6 } } },
  ...changes,
});

function issuerMetadata(): JsonObject {
  return {
    credential_issuer: ISSUER,
    credential_endpoint: `${ISSUER}/credential`,
    nonce_endpoint: `${ISSUER}/nonce`,
    notification_endpoint: `${ISSUER}/notification`,
    batch_credential_issuance: { batch_size: 2 },
    display: [{ name: 'Foreign Club', locale: 'en' }],
    credential_configurations_supported: {
      [CONFIGURATION]: {
        format: 'dc+sd-jwt',
        vct: `${ISSUER}/types/membership`,
        proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
        credential_metadata: {
          display: [{ name: 'Membership', locale: 'en' }],
          claims: [{ path: ['given_name'], display: [{ name: 'Given name', locale: 'en' }] }],
        },
      },
    },
  };
}

function provedKey(proof: string): JsonObject {
  const parsed = parseJws(proof, { maxLength: 8_192 });
  if ('refused' in parsed) throw new Error('a proof that is no JWS');
  return parsed.jws.header['jwk'] as JsonObject;
}

export function issueMembership(
  privateKey: Parameters<typeof sign>[2] & object,
  holderKey: JsonObject,
  changes: JsonObject = {},
): string {
  const claims = { iss: ISSUER, vct: `${ISSUER}/types/membership`, cnf: { jwk: holderKey }, ...changes };
  const prepared = prepareSdJwt(
    { header: { alg: 'ES256', kid: 'k1' }, claims, disclosable: { given_name: 'Ada', family_name: 'Przykładowa' } },
    {
      salt: () => encodeBase64url(randomBytes(16)),
      sha256: (bytes) => createHash('sha256').update(bytes).digest(),
    },
  );
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as Parameters<typeof sign>[2];
  return finishSdJwt(prepared, sign('sha256', prepared.signingInput, key));
}
