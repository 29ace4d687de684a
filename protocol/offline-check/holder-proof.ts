import { type CborValue, decodeCbor } from '../cose/cbor.ts';
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
import { CLAIM } from './claims.ts';
import {
  MAX_COMPACT_CARD_BYTES,
  type ParsedCompactCard,
  type ReadCompactCardRefusal,
  readCompactCard,
} from './compact-card.ts';
import { AUDIENCE_LENGTH, NONCE_LENGTH } from './question.ts';

export const HOLDER_PROOF_TYPE = 'application/mleg-show+cwt';
export const MAX_HOLDER_PROOF_BYTES = MAX_COMPACT_CARD_BYTES + 300;

/** What a two-way proof answers to: both exactly as the inspector's code said them. */
export type Answer = { nonce: Uint8Array; audience: string };

export type HolderProofInput = {
  /** The card as the issuer handed it out. */
  card: Uint8Array;
  /** Seconds since 1970, by the holder's clock. */
  issuedAt: number;
  answer?: Answer;
};

/** Everything of a proof but the holder's signature over `signingInput`. Throws when `card` is no compact card. */
export function prepareHolderProof({ card, issuedAt, answer }: HolderProofInput): PreparedSign1 {
  const decoded = decodeCbor(card, { maxLength: MAX_COMPACT_CARD_BYTES });
  if ('refused' in decoded) throw new TypeError(`not a compact card: ${decoded.refused}`);
  const header = new Map<number, CborValue>([
    [HEADER.kcwt, decoded.value],
    [HEADER.typ, HOLDER_PROOF_TYPE],
  ]);
  const asked: [number, CborValue][] = answer
    ? [
        [CLAIM.aud, answer.audience],
        [CLAIM.cnonce, answer.nonce],
      ]
    : [];
  return prepareSign1(header, new Map<number, CborValue>([[CLAIM.iat, issuedAt], ...asked]));
}

/** The proof as bytes; `writeQrText('card', …)` makes the code of it. */
export const finishHolderProof = finishSign1;

export type ParsedHolderProof = { card: ParsedCompactCard; issuedAt: number; answer?: Answer; sign1: Sign1 };

export type HolderProofRefusal = ReadSign1Refusal | 'too-large' | 'malformed-claims' | `card-${ReadCompactCardRefusal}`;

/** Takes a proof and the card in it apart. Neither signature is verified yet. */
export function parseHolderProof(
  bytes: Uint8Array,
): { ok: true; proof: ParsedHolderProof } | { refused: HolderProofRefusal } {
  const decoded = decodeCbor(bytes, { maxLength: MAX_HOLDER_PROOF_BYTES });
  if ('refused' in decoded) return decoded;
  const read = readSign1(decoded.value, HOLDER_PROOF_TYPE);
  if ('refused' in read) return read;
  const { header, payload } = read.sign1;
  const card = readCompactCard(header.get(HEADER.kcwt));
  if ('refused' in card) return { refused: `card-${card.refused}` };
  const issuedAt = readTime(payload, CLAIM.iat);
  if (issuedAt === undefined || header.size !== 3) return { refused: 'malformed-claims' };
  const proof = { card: card.card, issuedAt, sign1: read.sign1 };
  if (payload.size === 1) return { ok: true, proof };
  const [audience, nonce] = [payload.get(CLAIM.aud), payload.get(CLAIM.cnonce)];
  if (payload.size !== 3 || typeof audience !== 'string' || audience.length > AUDIENCE_LENGTH)
    return { refused: 'malformed-claims' };
  if (!(nonce instanceof Uint8Array) || nonce.length !== NONCE_LENGTH) return { refused: 'malformed-claims' };
  return { ok: true, proof: { ...proof, answer: { nonce, audience } } };
}
