import type { JsonObject } from '@mleg/protocol/json/json-value';
import { type EcPublicJwk, sameKey } from '@mleg/protocol/jws/ec-public-jwk';
import { type SdJwtRefusal, verifySdJwt } from '@mleg/protocol/sd-jwt/verify-sd-jwt';
import { readStatusReference, type StatusReference } from '@mleg/protocol/status-list/status-reference';
import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import type { HolderKey } from '../keys/key-ring.ts';
import type { WalletDeps } from '../wallet.ts';
import { resolveIssuerKey } from './issuer-key.ts';

export type CredentialRefusal =
  | SdJwtRefusal
  | 'foreign-issuer'
  | 'foreign-key'
  | 'malformed-status'
  /** A credential as issued has no holder's signature on it yet. */
  | 'already-bound';

export interface VerifiedCredential {
  compact: string;
  keyId: string;
  vct: string;
  claims: JsonObject;
  expiresAt?: string;
  status?: StatusReference;
  /** The key that made the issuer's signature. */
  issuerKey: EcPublicJwk;
}

interface Expected {
  issuer: string;
  configurationId: string;
  keys: readonly HolderKey[];
}

/** Claims of the token itself: not part of what a card says about its holder. */
const TOKEN_CLAIMS = new Set(['iss', 'vct', 'vct#integrity', 'exp', 'nbf', 'iat', 'cnf', 'status', 'sub', '_sd_alg']);

/** Checks what verifiers will check later, before a card is stored: issuer, type, digests, times, and our own key. */
export async function verifyCredential(
  deps: Pick<WalletDeps, 'fetch' | 'now'> & { metadata: IssuerMetadataResult },
  compact: string,
  expected: Expected,
): Promise<VerifiedCredential | { refused: CredentialRefusal }> {
  const configuration = deps.metadata.credentialIssuer.credential_configurations_supported[expected.configurationId];
  const vct = configuration?.['vct'];
  let issuerKey: EcPublicJwk | undefined;
  const verified = await verifySdJwt(compact, {
    resolveIssuerKey: async (header) => {
      issuerKey = await resolveIssuerKey(deps, expected.issuer, header);
      return issuerKey;
    },
    now: Math.floor(deps.now().getTime() / 1000),
    vcts: typeof vct === 'string' ? [vct] : [],
  });
  if ('refused' in verified) return verified;
  const { claims, holderKey, sdJwt } = verified;
  if (sdJwt.keyBindingJwt !== undefined) return { refused: 'already-bound' };
  if (claims['iss'] !== undefined && claims['iss'] !== expected.issuer) return { refused: 'foreign-issuer' };
  const key = holderKey && expected.keys.find(({ publicJwk }) => sameKey(publicJwk, holderKey));
  if (key === undefined) return { refused: 'foreign-key' };
  if (issuerKey === undefined) return { refused: 'untrusted-issuer-key' };
  const status = readStatusReference(claims);
  if ('refused' in status && status.refused === 'malformed-status') return { refused: status.refused };
  const { exp, vct: type } = claims;
  return {
    compact,
    keyId: key.keyId,
    vct: typeof type === 'string' ? type : '',
    claims: Object.fromEntries(Object.entries(claims).filter(([name]) => !TOKEN_CLAIMS.has(name))),
    ...(typeof exp === 'number' ? { expiresAt: new Date(exp * 1000).toISOString() } : {}),
    ...('ok' in status ? { status: status.reference } : {}),
    issuerKey,
  };
}
