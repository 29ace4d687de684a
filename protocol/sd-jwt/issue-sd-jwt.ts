import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { type Base64urlEncode, encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { finishJws } from '../jws/prepare-jws.ts';
import { PROTECTED_CLAIM_NAMES, RESERVED_CLAIM_NAMES } from './claim-names.ts';

export const SD_JWT_VC_TYPE = 'dc+sd-jwt';

export type SdJwtInput = {
  /** `typ` defaults to `dc+sd-jwt`; `x5c` is standard base64, leaf first, without the trust anchor (HAIP 1.0 §6.1.1). */
  header: { alg: 'ES256'; kid?: string; x5c?: string[]; typ?: string };
  /** Always visible: `iss`, `vct`, `exp`, `cnf`, `status` … */
  claims: JsonObject;
  /** Each is disclosed or withheld as a whole, objects and arrays too. */
  disclosable: JsonObject;
  /** Digests that stand for nothing and hide how many claims there are (RFC 9901 §4.2.5). */
  decoys?: number;
};

export type SdJwtSources = {
  /**
   * At least 128 unpredictable bits as base64url (22 characters or more), different for each path (RFC 9901 §9.3).
   * The path of a claim is `/name`, of a decoy `/_sd/number`.
   */
  salt(path: string): string;
  sha256(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
  /** A faster encoder where the platform has one; a portrait makes it worth it. */
  base64url?: Base64urlEncode;
};

/** Waits for its signature over `signingInput`. `disclosures` are encoded, in the order of `disclosable`. */
export type PreparedSdJwt = {
  readonly signingInput: Uint8Array<ArrayBuffer>;
  readonly encoded: string;
  readonly payload: JsonObject;
  readonly disclosures: readonly string[];
};

/** Everything of an SD-JWT but the signature (RFC 9901 §4). Throws on input no issuer may sign. */
export function prepareSdJwt(input: SdJwtInput, sources: SdJwtSources): PreparedSdJwt {
  const base64url = sources.base64url ?? encodeBase64url;
  const digest = (text: string) => base64url(sources.sha256(encodeUtf8(text)));
  const salts = new Set<string>();
  const salt = (path: string) => admitSalt(salts, sources.salt(path));

  const disclosures = Object.entries(input.disclosable).map(([name, value]) => {
    assertDisclosable(name, input.claims);
    return base64url(encodeUtf8(JSON.stringify([salt(`/${name}`), name, value])));
  });
  const decoys = Array.from({ length: input.decoys ?? 0 }, (_, number) => salt(`/_sd/${number}`));
  assertPlain(input.claims);
  // Sorted, so that the order of digests tells nothing about the order of claims (RFC 9901 §4.2.4.1).
  const sd = [...disclosures, ...decoys].map(digest).sort();
  const payload = sd.length === 0 ? input.claims : { ...input.claims, _sd: sd, _sd_alg: 'sha-256' };
  const header = { typ: SD_JWT_VC_TYPE, ...input.header };
  const encoded = `${base64url(encodeUtf8(JSON.stringify(header)))}.${base64url(encodeUtf8(JSON.stringify(payload)))}`;
  return { signingInput: encodeUtf8(encoded), encoded, payload, disclosures };
}

/** The compact form an issuer hands out (RFC 9901 §4): `signature` is r ‖ s, 64 bytes. */
export function finishSdJwt(prepared: PreparedSdJwt, signature: Uint8Array): string {
  return `${[finishJws(prepared, signature), ...prepared.disclosures].join('~')}~`;
}

function admitSalt(salts: Set<string>, salt: string): string {
  if (salt.length < 22) throw new RangeError('a salt needs 128 bits, 22 base64url characters (RFC 9901 §9.3)');
  if (salts.has(salt)) throw new RangeError('a salt must not be used twice (RFC 9901 §9.3)');
  salts.add(salt);
  return salt;
}

function assertDisclosable(name: string, plain: JsonObject): void {
  if (RESERVED_CLAIM_NAMES.has(name)) throw new RangeError(`${name} is reserved (RFC 9901 §4.2.1)`);
  if (PROTECTED_CLAIM_NAMES.has(name))
    throw new RangeError(`${name} must not be selectively disclosed (SD-JWT VC §3.2.2.2)`);
  if (Object.hasOwn(plain, name)) throw new RangeError(`${name} is both plain and disclosable`);
}

function assertPlain(value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && RESERVED_CLAIM_NAMES.has(name))
      throw new RangeError(`${name} is reserved (RFC 9901 §4.1)`);
    assertPlain(inner);
  }
}
