import type { CborMap, CborValue } from '@mleg/protocol/cose/cbor';
import { z } from 'zod';
import { calendarDate, printable } from './card-claims.ts';

/**
 * What the offline check knows, numbered from one on at the wire. A doctoral card is not issued yet; nothing else would
 * have to change for it.
 */
export const COMPACT_CARD_TYPES = ['student-card', 'pupil-card', 'doctoral-card'] as const;
export type CompactCardType = (typeof COMPACT_CARD_TYPES)[number];

/** The claims of the compact card: what an inspector needs and nothing else. No PESEL, no institution's name. */
export type CompactCardClaims = {
  cardType: CompactCardType;
  familyName: string;
  givenName: string;
  /** `YYYY-MM-DD` */
  birthdate: string;
  cardNumber: string;
  institutionId: string;
  /** SHA-256 of the small portrait's bytes. */
  portraitHash: Uint8Array;
};

/** docs/specifications/offline-check.md §3.2; keys are never used again for something else. */
const KEYS = {
  cardType: 0,
  familyName: 1,
  givenName: 2,
  birthdate: 3,
  cardNumber: 4,
  institutionId: 5,
  portraitHash: 6,
} as const;
const DAY = 86_400_000;

const claimsSchema = z.strictObject({
  cardType: z.enum(COMPACT_CARD_TYPES),
  familyName: printable(100),
  givenName: printable(100),
  birthdate: calendarDate,
  cardNumber: z.string().regex(/^[A-Z0-9/-]{4,32}$/),
  institutionId: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
  portraitHash: z.instanceof(Uint8Array).refine((hash) => hash.length === 32, 'not a SHA-256'),
});

/** The private claim −65537 as the issuer signs it. Throws on claims no issuer may sign. */
export function writeCompactClaims(claims: CompactCardClaims): CborMap {
  const valid = claimsSchema.parse(claims);
  return new Map<number, CborValue>([
    [KEYS.cardType, COMPACT_CARD_TYPES.indexOf(valid.cardType) + 1],
    [KEYS.familyName, shortened(valid.familyName)],
    [KEYS.givenName, shortened(valid.givenName)],
    [KEYS.birthdate, Date.parse(valid.birthdate) / DAY],
    [KEYS.cardNumber, valid.cardNumber],
    [KEYS.institutionId, valid.institutionId],
    [KEYS.portraitHash, valid.portraitHash],
  ]);
}

/** UTF-8. With names of this length a card still is one code that scans well. */
const NAME_BYTES = 48;

/** A longer name is cut and says so by its last character; the portrait and the number tell who it is. */
function shortened(name: string): string {
  if (utf8Length(name) <= NAME_BYTES) return name;
  let cut = '';
  for (const char of name) {
    if (utf8Length(`${cut}${char}…`) > NAME_BYTES) break;
    cut += char;
  }
  return `${cut.trimEnd()}…`;
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** Exactly the seven claims, or a refusal: a card with more of them is of a version we do not know. */
export function readCompactClaims(
  card: CborMap,
): { ok: true; claims: CompactCardClaims } | { refused: 'malformed-claims' } {
  if (card.size !== Object.keys(KEYS).length) return { refused: 'malformed-claims' };
  const entries = Object.entries(KEYS).map(([name, key]) => [name, card.get(key)]);
  const named: Record<string, unknown> = Object.fromEntries(entries);
  const parsed = claimsSchema.safeParse({
    ...named,
    cardType: COMPACT_CARD_TYPES.find((_, at) => at + 1 === named['cardType']),
    birthdate: toDate(named['birthdate']),
  });
  return parsed.success ? { ok: true, claims: parsed.data } : { refused: 'malformed-claims' };
}

/** Days since 1970-01-01, before or after it (RFC 8943 §1.1). */
function toDate(days: unknown): string | undefined {
  if (typeof days !== 'number' || !Number.isInteger(days) || Math.abs(days) > 100_000) return undefined;
  return new Date(days * DAY).toISOString().slice(0, 10);
}
