import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { encodeBase64url, encodeUtf8 } from '../jws/base64url.ts';
import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';
import { PROTECTED_CLAIM_NAMES } from './claim-names.ts';
import type { Disclosure } from './disclosure.ts';
import type { ParsedSdJwt } from './parse-sd-jwt.ts';

export type ClaimPath = readonly (string | number)[];

/** Where a disclosure's value ended up, and which disclosures (by their encoding) must come along for it to be found. */
export type RevealedDisclosure = { disclosure: Disclosure; path: ClaimPath; within: readonly string[] };

export type RevealRefusal =
  | 'wrong-digest-algorithm'
  | 'malformed-digests'
  | 'duplicate-digest'
  | 'unreferenced-disclosure'
  | 'wrong-disclosure-kind'
  | 'reserved-claim-name'
  | 'claim-overridden'
  | 'protected-claim-disclosed'
  | 'too-deep';

export type RevealedClaims =
  | { ok: true; claims: JsonObject; disclosed: RevealedDisclosure[] }
  | { refused: RevealRefusal };

const MAX_DEPTH = 32;

/** Puts each disclosed value in the place of its digest and drops the rest (RFC 9901 §7.1 steps 2–5). */
export async function revealClaims(sdJwt: ParsedSdJwt, sha256: Sha256 = sha256WebCrypto): Promise<RevealedClaims> {
  const { _sd_alg: algorithm, ...payload } = sdJwt.jws.payload;
  if (algorithm !== undefined && algorithm !== 'sha-256') return { refused: 'wrong-digest-algorithm' };
  const byDigest = new Map<string, Disclosure>();
  for (const disclosure of sdJwt.disclosures) {
    byDigest.set(encodeBase64url(await sha256(encodeUtf8(disclosure.encoded))), disclosure);
  }
  const reveal: Reveal = { byDigest, digests: new Set(), disclosed: [] };
  try {
    const claims = revealObject(payload, [], [], reveal);
    if (reveal.disclosed.length !== byDigest.size) return { refused: 'unreferenced-disclosure' };
    return { ok: true, claims, disclosed: reveal.disclosed };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { refused: refusal.reason };
    throw refusal;
  }
}

type Reveal = { byDigest: Map<string, Disclosure>; digests: Set<string>; disclosed: RevealedDisclosure[] };

/** Leaves the recursion at once; never leaves this file. */
class Refusal extends Error {
  readonly reason: RevealRefusal;
  constructor(reason: RevealRefusal) {
    super(reason);
    this.reason = reason;
  }
}

function revealValue(value: JsonValue, path: ClaimPath, within: readonly string[], reveal: Reveal): JsonValue {
  if (path.length > MAX_DEPTH || within.length > MAX_DEPTH) throw new Refusal('too-deep');
  if (Array.isArray(value)) return revealArray(value, path, within, reveal);
  return isJsonObject(value) ? revealObject(value, path, within, reveal) : value;
}

function revealObject(object: JsonObject, path: ClaimPath, within: readonly string[], reveal: Reveal): JsonObject {
  const { _sd: digests = [], ...plain } = object;
  if (!isStringArray(digests)) throw new Refusal('malformed-digests');
  const claims: JsonObject = {};
  for (const [name, value] of Object.entries(plain)) {
    if (name === '...') throw new Refusal('reserved-claim-name');
    claims[name] = revealValue(value, [...path, name], within, reveal);
  }
  for (const digest of digests) {
    const disclosure = take(digest, path, reveal);
    if (disclosure === undefined) continue;
    const { name, value, encoded } = disclosure;
    if (name === undefined) throw new Refusal('wrong-disclosure-kind');
    if (path.length === 0 && PROTECTED_CLAIM_NAMES.has(name)) throw new Refusal('protected-claim-disclosed');
    if (Object.hasOwn(claims, name)) throw new Refusal('claim-overridden');
    const place = [...path, name];
    reveal.disclosed.push({ disclosure, path: place, within });
    claims[name] = revealValue(value, place, [...within, encoded], reveal);
  }
  return claims;
}

function revealArray(array: JsonValue[], path: ClaimPath, within: readonly string[], reveal: Reveal): JsonValue[] {
  const elements: JsonValue[] = [];
  for (const element of array) {
    const place = [...path, elements.length];
    if (!isJsonObject(element) || !Object.hasOwn(element, '...')) {
      elements.push(revealValue(element, place, within, reveal));
      continue;
    }
    const { '...': digest, ...more } = element;
    if (typeof digest !== 'string' || Object.keys(more).length > 0) throw new Refusal('malformed-digests');
    const disclosure = take(digest, path, reveal);
    if (disclosure === undefined) continue;
    if (disclosure.name !== undefined) throw new Refusal('wrong-disclosure-kind');
    reveal.disclosed.push({ disclosure, path: place, within });
    elements.push(revealValue(disclosure.value, place, [...within, disclosure.encoded], reveal));
  }
  return elements;
}

/** A digest may occur once in the whole token, disclosed or not (RFC 9901 §7.1 step 4). */
function take(digest: string, path: ClaimPath, reveal: Reveal): Disclosure | undefined {
  if (reveal.digests.has(digest)) throw new Refusal('duplicate-digest');
  reveal.digests.add(digest);
  if (PROTECTED_CLAIM_NAMES.has(String(path[0]))) throw new Refusal('protected-claim-disclosed');
  return reveal.byDigest.get(digest);
}

const isStringArray = (value: JsonValue): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
