import { generateKeyPairSync } from 'node:crypto';
import type { CborValue } from '@mleg/protocol/cose/cbor';
import { parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { finishCompactCard, prepareCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { finishHolderProof, prepareHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { describe, expect, it } from 'vitest';
import { type CompactCardClaims, readCompactClaims, writeCompactClaims } from './compact-card.ts';

const CLAIMS: CompactCardClaims = {
  cardType: 'student-card',
  familyName: 'Żółć',
  givenName: 'Łucja',
  birthdate: '2004-02-29',
  cardNumber: '12345678',
  institutionId: '042',
  portraitHash: new Uint8Array(32).fill(7),
};

describe('the claims of a compact card', () => {
  it.each(['student-card', 'pupil-card', 'doctoral-card'] as const)(
    'of a %s are read as they were written',
    (cardType) => {
      const claims = { ...CLAIMS, cardType, birthdate: '1969-12-31' };
      expect(readCompactClaims(writeCompactClaims(claims))).toEqual({ ok: true, claims });
    },
  );

  it('hold no PESEL: there is no key for one, and one more claim is a refusal', () => {
    expect(() => writeCompactClaims({ ...CLAIMS, pesel: '44051401359' } as CompactCardClaims)).toThrow();
    const more = new Map([...writeCompactClaims(CLAIMS), [7, '44051401359'] as const]);
    expect(readCompactClaims(more)).toEqual({ refused: 'malformed-claims' });
  });

  it.each<[string, number, CborValue]>([
    ['a type that is not known', 0, 4],
    ['a type before the first', 0, 0],
    ['a name that is none', 1, 7],
    ['a name with a change of direction', 2, '\u202eajcuŁ'],
    ['half a day', 3, 12_477.5],
    ['a day in letters', 3, '2004-02-29'],
    ['a day that no calendar reaches', 3, 1e12],
    ['a day before all calendars', 3, -1e12],
    ['a card number in small letters', 4, 'abcd'],
    ['a card number before something else', 4, '1234 '],
    ['no institution', 5, ''],
    ['half a hash', 6, new Uint8Array(16)],
  ])('are not read with %s', (_, key, value) => {
    const card = new Map([...writeCompactClaims(CLAIMS), [key, value] as const]);
    expect(readCompactClaims(card)).toEqual({ refused: 'malformed-claims' });
  });

  it('are not read with another claim in the place of one of them', () => {
    const card = new Map([...writeCompactClaims(CLAIMS), [7, '042'] as const]);
    card.delete(5);
    expect(readCompactClaims(card)).toEqual({ refused: 'malformed-claims' });
  });

  it('cut a long name to 48 bytes and say so', () => {
    const familyName = 'Konstantynopolitańczykowianeczka-Brzęczyszczykiewicz';
    const read = readCompactClaims(writeCompactClaims({ ...CLAIMS, familyName, givenName: 'Ż'.repeat(24) }));
    if ('refused' in read) throw new Error(read.refused);
    expect(read.claims.familyName).toBe('Konstantynopolitańczykowianeczka-Brzęczyszc…');
    expect(read.claims.givenName).toBe('Ż'.repeat(24));
  });

  it.each([
    ['a date that is none', { birthdate: '2005-02-29' }],
    ['an empty name', { familyName: ' ' }],
    ['a card number in small letters', { cardNumber: 'abcd' }],
    ['half a hash', { portraitHash: new Uint8Array(16) }],
  ])('are not written with %s', (_, change) => {
    expect(() => writeCompactClaims({ ...CLAIMS, ...change })).toThrow();
  });
});

describe('a code', () => {
  /** What a QR code of version 20 holds at level M in alphanumeric mode (ISO/IEC 18004 table 7). */
  const VERSION_20_M = 970;

  it('of the longest names is one of version 20 at level M, with an answer too', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const read = parseEcPublicJwk(publicKey.export({ format: 'jwk' }));
    if ('refused' in read) throw new Error(read.refused);
    const claims = { ...CLAIMS, familyName: 'Ż'.repeat(90), givenName: 'Ś'.repeat(90), institutionId: 'RSPO-123456' };
    const prepared = prepareCompactCard({
      keyId: new Uint8Array(8),
      issuedAt: 1_790_000_000,
      expiresAt: 1_800_000_000,
      holderKey: read.jwk,
      status: { uri: 'https://mlegitymacja.example.gov.pl/status-lists/12', idx: 123_456 },
      card: writeCompactClaims(claims),
    });
    const card = finishCompactCard(prepared, new Uint8Array(64));
    const answer = { nonce: new Uint8Array(16), audience: 'PKP Intercity – kontrola biletów' };
    const proof = prepareHolderProof({ card, issuedAt: 1_800_000_000, answer });
    const text = writeQrText('card', finishHolderProof(proof, new Uint8Array(64)));
    expect(text.length).toBeLessThanOrEqual(VERSION_20_M);
  });
});
