import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { encodeBase64url } from '../../jws/base64url.ts';
import { sha256WebCrypto } from '../../jws/es256.ts';
import { cardKeyId } from '../../offline-check/card-key-id.ts';
import { createStatusBits, setStatus } from '../../status-list/status-bits.ts';
import { publicJwk } from '../../test-vectors/public-jwk.ts';

/** 15 January 2027, 08:00 UTC. */
export const NOW = 1_800_000_000;
export const HOUR = 3_600;
export const DAY = 24 * HOUR;
export const ISSUER = 'https://legitymacje.example';
export const LIST_URI = `${ISSUER}/status-lists/1`;
/** Places of cards whose status is not VALID; the list has 64. */
export const PLACE = { valid: 3, invalid: 5, suspended: 6, unknown: 7 } as const;

const institutions: JsonValue = [
  { id: '042', name: 'Politechnika Przykładowa', kind: 'university', cardTypes: ['student-card', 'doctoral-card'] },
  { id: 'RSPO-7', name: 'II Liceum w Przykładowie', kind: 'school', cardTypes: ['pupil-card'] },
  { id: '099', name: 'Szkoła Dawna', kind: 'university', cardTypes: ['student-card'], validUntil: NOW - DAY },
];

/** Bytes that look like nothing in particular, and their hash as cards carry it. */
export const PORTRAIT = Uint8Array.from({ length: 1_000 }, (_, at) => (at * 37 + (at >> 8)) & 0xff);
export const PORTRAIT_HASH = await sha256WebCrypto(PORTRAIT);

export const NONCE = Uint8Array.from({ length: 16 }, (_, at) => at * 16 + 1);
export const AUDIENCE = 'Kontrola biletów';
export const QUESTION: JsonObject = { nonce: encodeBase64url(NONCE), audience: AUDIENCE, askedAt: NOW - 20 };

/** What an inspector may hold, by name: the input of a vector says which. */
export async function packs(): Promise<JsonObject> {
  const kid = encodeBase64url(await cardKeyId(publicJwk('issuer')));
  const keys = [{ kid, jwk: publicJwk('issuer') }];
  const list = { issuer: ISSUER, uri: LIST_URI, bits: 2, bytes: encodeBase64url(listBytes()), iat: NOW - HOUR };
  const lists = [{ ...list, exp: NOW + 6 * DAY }];
  const issuers = [{ issuer: ISSUER, name: 'Ministerstwo Przykładowe', keys, institutions }];
  const fresh = { iat: NOW - HOUR, exp: NOW + 6 * DAY, issuers, lists };
  const withList = (change: JsonObject) => ({ ...fresh, lists: [{ ...list, exp: NOW + 6 * DAY, ...change }] });
  return {
    fresh,
    expired: { ...fresh, iat: NOW - 8 * DAY, exp: NOW - DAY },
    'from the future': { ...fresh, iat: NOW + HOUR },
    'without the list': { ...fresh, lists: [] },
    "with another issuer's list": withList({ issuer: 'https://other.example' }),
    'with a list of 71 hours': withList({ iat: NOW - 71 * HOUR }),
    'with a list of 72 hours': withList({ iat: NOW - 72 * HOUR }),
    'with an expired list': withList({ exp: NOW }),
  };
}

function listBytes(): Uint8Array {
  const list = createStatusBits(2, 64);
  setStatus(list, PLACE.invalid, 1);
  setStatus(list, PLACE.suspended, 2);
  setStatus(list, PLACE.unknown, 3);
  return list.bytes;
}
