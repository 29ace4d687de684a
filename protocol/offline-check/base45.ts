/** Base45 (RFC 9285): exactly the characters that a QR code holds in its alphanumeric mode, two bytes in three. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

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
    const group = Array.from(text.slice(at, at + 3), (char) => ALPHABET.indexOf(char));
    if (group.includes(-1)) return undefined;
    const value = group.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (value > (group.length === 3 ? 0xffff : 0xff)) return undefined;
    if (group.length === 3) bytes[to++] = value >> 8;
    bytes[to++] = value & 0xff;
  }
  return bytes;
}
