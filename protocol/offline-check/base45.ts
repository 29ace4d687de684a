/** Base45 (RFC 9285): exactly the characters that a QR code holds in its alphanumeric mode, two bytes in three. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUES = new Map(Array.from(ALPHABET, (char, value) => [char, value]));

export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = [bytes[at], bytes[at + 1]];
    text += second === undefined ? digits(first, 2) : digits(first * 256 + second, 3);
  }
  return text;
}

/** Least significant first (RFC 9285 §4). */
function digits(value: number, count: number): string {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / 45)) text += ALPHABET.charAt(rest % 45);
  return text;
}

/** `undefined` for a foreign character, an impossible length or a group that stands for too much (RFC 9285 §4). */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
  let to = 0;
  for (let at = 0; at < text.length; at += 3) {
    const isPair = at + 2 === text.length;
    const value = valueAt(text, at) + 45 * valueAt(text, at + 1) + (isPair ? 0 : 2025 * valueAt(text, at + 2));
    // NaN is not less than anything either.
    if (!(value <= (isPair ? 0xff : 0xffff))) return undefined;
    if (!isPair) bytes[to++] = value >> 8;
    bytes[to++] = value & 0xff;
  }
  return bytes;
}

/** NaN for a character that is not one of Base45's. */
const valueAt = (text: string, at: number): number => VALUES.get(text.charAt(at)) ?? Number.NaN;
