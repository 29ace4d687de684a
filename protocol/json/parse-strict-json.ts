import type { JsonValue } from './json-value.ts';

export type StrictJsonRefusal = 'too-large' | 'malformed' | 'too-deep' | 'duplicate-key' | 'forbidden-key';
export type StrictJson = { ok: true; value: JsonValue } | { refused: StrictJsonRefusal };
/** Lengths in UTF-16 units for a string, in bytes for bytes. */
export type StrictJsonLimits = { maxLength?: number; maxDepth?: number };

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * JSON that means one thing to every reader: `JSON.parse` keeps the last of two equal names where another parser keeps
 * the first, so a signed or authorised text could be read two ways (RFC 8259 §4, RFC 7519 §4).
 */
export function parseStrictJson(input: string | Uint8Array, limits: StrictJsonLimits = {}): StrictJson {
  if (input.length > (limits.maxLength ?? 1_048_576)) return { refused: 'too-large' };
  try {
    const text = typeof input === 'string' ? input : decodeUtf8(input);
    const value = JSON.parse(text) as JsonValue;
    const refused = scan(text, limits.maxDepth ?? 32);
    return refused === undefined ? { ok: true, value } : { refused };
  } catch {
    return { refused: 'malformed' };
  }
}

/** A byte order mark stays, and is refused as in any JSON that travels (RFC 8259 §8.1). */
const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** Walks a text already known to be JSON, so it only has to tell names from other strings and count brackets. */
function scan(text: string, maxDepth: number): StrictJsonRefusal | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === OPEN_OBJECT || char === OPEN_ARRAY) {
      if (open.push(char === OPEN_OBJECT ? new Set() : undefined) > maxDepth) return 'too-deep';
    } else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) {
      open.pop();
    } else if (char === QUOTE) {
      const end = endOfString(text, at);
      if (isName(text, end)) {
        const refused = admitName(open.at(-1), JSON.parse(text.slice(at, end)) as string);
        if (refused !== undefined) return refused;
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** The index after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === COLON;
}

function admitName(names: Set<string> | undefined, name: string): StrictJsonRefusal | undefined {
  if (name === '__proto__') return 'forbidden-key';
  if (names?.has(name) === true) return 'duplicate-key';
  names?.add(name);
  return undefined;
}
