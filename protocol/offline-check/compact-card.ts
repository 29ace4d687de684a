import { type CborMap, type CborValue, decodeCbor, isCborMap, isInteger } from '../cose/cbor.ts';
import { coseKeyOf, readCoseKey } from '../cose/cose-key.ts';
import {
  finishSign1,
  HEADER,
  type PreparedSign1,
  prepareSign1,
  type ReadSign1Refusal,
  readSign1,
  readTime,
  type Sign1,
} from '../cose/cose-sign1.ts';
import { encodeBase64url } from '../jws/base64url.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { readStatusReference, type StatusReference } from '../status-list/status-reference.ts';
import { KEY_ID_LENGTH } from './card-key-id.ts';
import { CLAIM, CNF_COSE_KEY } from './claims.ts';

export const COMPACT_CARD_TYPE = 'application/mleg-card+cwt';
/** With room to spare; up to 460 a proof over it, with an answer too, is a code of version 20 at level M. */
export const MAX_COMPACT_CARD_BYTES = 560;

/** What the issuer signs. Times in seconds since 1970. */
export type CompactCard = {
  /** From `cardKeyId` of the issuer's key. */
  keyId: Uint8Array;
  /** Rounded to the day by the issuer, as in its other credentials. */
  issuedAt: number;
  expiresAt: number;
  holderKey: EcPublicJwk;
  status: StatusReference;
  /** What the application says about the holder; not looked into here. */
  card: CborMap;
};

export type PreparedCompactCard = PreparedSign1;

/** Everything of a compact card but the signature over `signingInput`. Throws on input no issuer may sign. */
export function prepareCompactCard(input: CompactCard): PreparedCompactCard {
  if (input.keyId.length !== KEY_ID_LENGTH) throw new RangeError('a key id has eight bytes (cardKeyId)');
  const { uri, idx } = input.status;
  const status = new Map([
    [
      'status_list',
      new Map<string, CborValue>([
        ['idx', idx],
        ['uri', uri],
      ]),
    ],
  ]);
  const payload = new Map<number, CborValue>([
    [CLAIM.exp, input.expiresAt],
    [CLAIM.iat, input.issuedAt],
    [CLAIM.cnf, new Map([[CNF_COSE_KEY, coseKeyOf(input.holderKey)]])],
    [CLAIM.status, status],
    [CLAIM.card, input.card],
  ]);
  const header = new Map<number, CborValue>([
    [HEADER.kid, input.keyId],
    [HEADER.typ, COMPACT_CARD_TYPE],
  ]);
  return prepareSign1(header, payload);
}

/** The card as the issuer hands it out: a tagged COSE_Sign1. `signature` is r ‖ s, 64 bytes. */
export function finishCompactCard(prepared: PreparedCompactCard, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = finishSign1(prepared, signature);
  if (bytes.length > MAX_COMPACT_CARD_BYTES) throw new RangeError(`${bytes.length} bytes are too many for one code`);
  return bytes;
}

export type ParsedCompactCard = CompactCard & { sign1: Sign1 };

export type ReadCompactCardRefusal =
  | ReadSign1Refusal
  | 'malformed-key-id'
  | 'malformed-claims'
  | 'malformed-holder-key'
  | 'malformed-status';
export type CompactCardRefusal = ReadCompactCardRefusal | 'too-large';

/** A card as bytes, taken apart. Its signature is the next step (`hasSignatureBy`), with a key found by `keyId`. */
export function parseCompactCard(
  bytes: Uint8Array,
): { ok: true; card: ParsedCompactCard } | { refused: CompactCardRefusal } {
  const decoded = decodeCbor(bytes, { maxLength: MAX_COMPACT_CARD_BYTES });
  return 'refused' in decoded ? decoded : readCompactCard(decoded.value);
}

/** The same, for a card that stands inside a holder's proof. */
export function readCompactCard(
  value: CborValue | undefined,
): { ok: true; card: ParsedCompactCard } | { refused: ReadCompactCardRefusal } {
  const read = readSign1(value, COMPACT_CARD_TYPE);
  if ('refused' in read) return read;
  const { header, payload } = read.sign1;
  const keyId = header.get(HEADER.kid);
  if (!(keyId instanceof Uint8Array) || keyId.length !== KEY_ID_LENGTH) return { refused: 'malformed-key-id' };
  const [issuedAt, expiresAt] = [readTime(payload, CLAIM.iat), readTime(payload, CLAIM.exp)];
  const card = payload.get(CLAIM.card);
  if (issuedAt === undefined || expiresAt === undefined || !isCborMap(card)) return { refused: 'malformed-claims' };
  const holderKey = readHolderKey(payload);
  if (holderKey === undefined) return { refused: 'malformed-holder-key' };
  const status = readStatus(payload);
  if (status === undefined) return { refused: 'malformed-status' };
  // An unknown claim could take something back that we would show: a card of another version is none of ours.
  if (header.size !== 3 || payload.size !== 5) return { refused: 'malformed-claims' };
  return { ok: true, card: { keyId, issuedAt, expiresAt, holderKey, status, card, sign1: read.sign1 } };
}

/** The key's name as text, for tables of trusted keys. */
export const keyIdText = (card: Pick<CompactCard, 'keyId'>): string => encodeBase64url(card.keyId);

function readHolderKey(payload: CborMap): EcPublicJwk | undefined {
  const cnf = payload.get(CLAIM.cnf);
  return isCborMap(cnf) && cnf.size === 1 ? readCoseKey(cnf.get(CNF_COSE_KEY)) : undefined;
}

function readStatus(payload: CborMap): StatusReference | undefined {
  const status = payload.get(CLAIM.status);
  const member = isCborMap(status) && status.size === 1 ? status.get('status_list') : undefined;
  if (!isCborMap(member) || member.size !== 2) return undefined;
  const [idx, uri] = [member.get('idx'), member.get('uri')];
  if (!isInteger(idx) || typeof uri !== 'string') return undefined;
  const read = readStatusReference({ status: { status_list: { idx, uri } } });
  return 'ok' in read ? read.reference : undefined;
}
