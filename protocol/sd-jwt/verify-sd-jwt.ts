import type { JsonObject } from '../json/json-value.ts';
import { checkJwsHeader, type JwsHeaderRefusal } from '../jws/check-jws-header.ts';
import { checkValidity, type ValidityRefusal } from '../jws/check-times.ts';
import { type EcPublicJwk, parseEcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type Sha256, type VerifyEs256, verifyEs256WebCrypto } from '../jws/es256.ts';
import { hasSignatureBy } from '../jws/has-signature-by.ts';
import { SD_JWT_VC_TYPE } from './issue-sd-jwt.ts';
import { type ParsedSdJwt, type ParseSdJwtRefusal, parseSdJwt, type SdJwtLimits } from './parse-sd-jwt.ts';
import { type RevealedDisclosure, type RevealRefusal, revealClaims } from './reveal-claims.ts';

/**
 * The key this issuer signs with, or `undefined` when header and claims together don't lead to one the caller trusts.
 * It must check that `kid` or `x5c` belongs to this very `iss`: a trusted issuer's name with a stranger's key is an attack.
 */
export type ResolveIssuerKey = (
  header: JsonObject,
  claims: JsonObject,
) => EcPublicJwk | undefined | Promise<EcPublicJwk | undefined>;

export type SdJwtVerification = {
  resolveIssuerKey: ResolveIssuerKey;
  /** Seconds since 1970. */
  now: number;
  skewSeconds?: number;
  /** Credential types (`vct`) to accept; any, when absent. */
  vcts?: readonly string[];
  limits?: SdJwtLimits;
  verifyEs256?: VerifyEs256;
  sha256?: Sha256;
};

export type SdJwtRefusal =
  | ParseSdJwtRefusal
  | JwsHeaderRefusal
  | 'untrusted-issuer-key'
  | 'bad-signature'
  | RevealRefusal
  | 'missing-vct'
  | 'unknown-vct'
  | 'malformed-holder-key'
  | ValidityRefusal;

export type VerifiedSdJwt = {
  ok: true;
  header: JsonObject;
  /** What was disclosed together with what is always visible; no digests left. */
  claims: JsonObject;
  disclosed: RevealedDisclosure[];
  /** From `cnf.jwk`; absent when the credential is bound to nobody. */
  holderKey?: EcPublicJwk;
  sdJwt: ParsedSdJwt;
};

/** The issuer's part of a credential or presentation (RFC 9901 §7.1, SD-JWT VC draft-13 §3.4). No key binding yet. */
export async function verifySdJwt(
  compact: string,
  options: SdJwtVerification,
): Promise<VerifiedSdJwt | { refused: SdJwtRefusal }> {
  const parsed = parseSdJwt(compact, options.limits);
  if ('refused' in parsed) return parsed;
  const { sdJwt } = parsed;
  const { header, payload } = sdJwt.jws;
  const wrongHeader = checkJwsHeader(header, [SD_JWT_VC_TYPE]);
  if (wrongHeader !== undefined) return { refused: wrongHeader };

  const issuerKey = await options.resolveIssuerKey(header, payload);
  if (issuerKey === undefined) return { refused: 'untrusted-issuer-key' };
  if (!(await hasSignatureBy(issuerKey, sdJwt.jws, options.verifyEs256 ?? verifyEs256WebCrypto)))
    return { refused: 'bad-signature' };

  const revealed = await revealClaims(sdJwt, options.sha256);
  if ('refused' in revealed) return revealed;
  const { claims, disclosed } = revealed;
  const refused = checkClaims(claims, options);
  if (refused !== undefined) return { refused };
  const holderKey = readHolderKey(claims);
  if (holderKey === 'malformed-holder-key') return { refused: holderKey };
  const verified = { ok: true as const, header, claims, disclosed, sdJwt };
  return holderKey === undefined ? verified : { ...verified, holderKey };
}

function checkClaims(claims: JsonObject, options: SdJwtVerification): SdJwtRefusal | undefined {
  const vct = claims['vct'];
  if (typeof vct !== 'string' || vct === '') return 'missing-vct';
  if (options.vcts !== undefined && !options.vcts.includes(vct)) return 'unknown-vct';
  return checkValidity(claims, options);
}

function readHolderKey(claims: JsonObject): EcPublicJwk | undefined | 'malformed-holder-key' {
  const cnf = claims['cnf'];
  if (cnf === undefined) return undefined;
  if (typeof cnf !== 'object' || cnf === null || Array.isArray(cnf)) return 'malformed-holder-key';
  const key = parseEcPublicJwk(cnf['jwk']);
  return 'ok' in key ? key.jwk : 'malformed-holder-key';
}
