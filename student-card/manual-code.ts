/**
 * The code under the QR picture, for typing: the same offer handle that the QR carries.
 * Eleven random characters (54 bits) and a check character, shown in three groups of four.
 * 31 characters without I, L, O, 0 and 1: a prime number, so that the weighted sum
 * catches every wrong character and every swap of two neighbours.
 */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const RANDOM_CHARACTERS = 11;
const LENGTH = RANDOM_CHARACTERS + 1;

export type ManualCodeRefusal = 'wrong-length' | 'foreign-character' | 'wrong-check-character';

/** @param randomBelow a cryptographically secure integer in [0, n) */
export function makeManualCode(randomBelow: (n: number) => number): string {
  const body = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET.charAt(randomBelow(ALPHABET.length))).join('');
  return body + checkCharacter(body);
}

/** Reads what a person typed: case, spaces, hyphens and full-width characters do not matter (T12). */
export function readManualCode(typed: string): { code: string } | { refused: ManualCodeRefusal } {
  const code = Array.from(typed.normalize('NFKC').toUpperCase())
    .filter((character) => !/[\s\-–—.]/u.test(character))
    .join('');
  if (code.length !== LENGTH) return { refused: 'wrong-length' };
  if (Array.from(code).some((character) => !ALPHABET.includes(character))) return { refused: 'foreign-character' };
  if (checkCharacter(code.slice(0, RANDOM_CHARACTERS)) !== code.at(-1)) return { refused: 'wrong-check-character' };
  return { code };
}

/** `K7QFM2XR9DTA` → `K7QF-M2XR-9DTA` */
export function groupManualCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

function checkCharacter(body: string): string {
  const sum = Array.from(body).reduce((total, character, at) => total + (at + 1) * ALPHABET.indexOf(character), 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}
