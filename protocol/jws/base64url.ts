/**
 * base64url without padding (RFC 7515 §2), strict when decoding. Written out because the browsers we serve lack
 * `Uint8Array.toBase64`, and `btoa` needs a string of bytes first, which costs five times as much on a portrait.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CHARS = Uint8Array.from(ALPHABET, (char) => char.charCodeAt(0));
const VALUES = new Uint8Array(128).fill(0xff);
for (const [value, char] of CHARS.entries()) VALUES[char] = value;

export type Base64urlEncode = (bytes: Uint8Array) => string;

export function encodeBase64url(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const group = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    // Writing past the end of a Uint8Array is ignored, which is just what the missing padding asks for.
    out[to] = CHARS[group >> 18] ?? 0;
    out[to + 1] = CHARS[(group >> 12) & 63] ?? 0;
    out[to + 2] = CHARS[(group >> 6) & 63] ?? 0;
    out[to + 3] = CHARS[group & 63] ?? 0;
  }
  return new TextDecoder().decode(out);
}

/** `undefined` for padding, white space, a foreign character, an impossible length or bits that encoding never sets. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const spare = text.length % 4;
  if (spare === 1) return undefined;
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let to = 0;
  for (let from = 0; from < text.length; from++) {
    const value = VALUES[text.charCodeAt(from)] ?? 0xff;
    if (value === 0xff) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[to++] = bits >> held;
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? out : undefined;
}

/** WebCrypto's types ask for bytes over an `ArrayBuffer`; Node's types don't say that these are. */
export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

export const encodeJsonBase64url = (value: unknown): string => encodeBase64url(encodeUtf8(JSON.stringify(value)));
