import { decodeBase45, encodeBase45 } from './base45.ts';

/** The codes of the offline check: a card shown, a frame of its portrait, the inspector's question. */
const PREFIXES = { card: 'MLC1:', frame: 'MLF1:', question: 'MLN1:' } as const;

export type QrKind = keyof typeof PREFIXES;

/** A version 40 code at level L holds this much in alphanumeric mode: nothing longer was ever in a code. */
const MAX_LENGTH = 4_296;

/** In the characters of the alphanumeric mode, so that no reader guesses at a character set. */
export const writeQrText = (kind: QrKind, bytes: Uint8Array): string => PREFIXES[kind] + encodeBase45(bytes);

/**
 * Anything else is somebody else's code, addresses and scripts included: it is neither followed nor shown (V49).
 * `not-ours` has another beginning; `malformed` began like one of ours.
 */
export function readQrText(
  text: string,
): { ok: true; kind: QrKind; bytes: Uint8Array<ArrayBuffer> } | { refused: 'not-ours' | 'malformed' } {
  const kind = (Object.keys(PREFIXES) as QrKind[]).find((each) => text.startsWith(PREFIXES[each]));
  if (kind === undefined) return { refused: 'not-ours' };
  const bytes = text.length > MAX_LENGTH ? undefined : decodeBase45(text.slice(PREFIXES[kind].length));
  return bytes === undefined ? { refused: 'malformed' } : { ok: true, kind, bytes };
}
