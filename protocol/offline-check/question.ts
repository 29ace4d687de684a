import { decodeCbor, encodeCbor, isInteger } from '../cose/cbor.ts';

export const NONCE_LENGTH = 16;
/** UTF-16 units: the holder reads it before answering, and it has to fit into the answer's code. */
export const AUDIENCE_LENGTH = 40;

/** What the inspector's code asks in the two-way check. */
export type Question = {
  /** Sixteen random bytes, new for each question. */
  nonce: Uint8Array;
  /** Who asks, in words for the holder; a claim of the inspector's and nothing more. */
  audience: string;
  /** Seconds since 1970, by the inspector's clock. */
  askedAt: number;
};

/** As bytes; `writeQrText('question', …)` makes the code of it. Throws on a nonce or an audience of another length. */
export function writeQuestion({ nonce, audience, askedAt }: Question): Uint8Array<ArrayBuffer> {
  if (nonce.length !== NONCE_LENGTH) throw new RangeError('a nonce has sixteen bytes');
  if (!isAudience(audience)) throw new RangeError(`an audience has 1–${AUDIENCE_LENGTH} printable characters`);
  return encodeCbor([nonce, audience, askedAt]);
}

export function readQuestion(bytes: Uint8Array): { ok: true; question: Question } | { refused: 'malformed' } {
  const decoded = decodeCbor(bytes, { maxLength: 400 });
  if ('refused' in decoded || !Array.isArray(decoded.value) || decoded.value.length !== 3)
    return { refused: 'malformed' };
  const [nonce, audience, askedAt] = decoded.value;
  if (!(nonce instanceof Uint8Array) || nonce.length !== NONCE_LENGTH) return { refused: 'malformed' };
  if (typeof audience !== 'string' || !isAudience(audience)) return { refused: 'malformed' };
  if (!isInteger(askedAt) || askedAt < 0) return { refused: 'malformed' };
  return { ok: true, question: { nonce, audience, askedAt } };
}

/** No control, bidirectional or line-breaking characters in what a holder reads before consenting (W34). */
const isAudience = (text: string): boolean =>
  text.length > 0 && text.length <= AUDIENCE_LENGTH && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
