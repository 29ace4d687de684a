import { DISCOUNT_TABLE } from '@mleg/student-card/discounts/discount-table';
import { expect, test } from 'vitest';
import { institutionsSchema } from './institutions.ts';
import { openDayPack } from './open-day-pack.ts';

const INSTITUTION = { id: '042', name: 'Uczelnia', kind: 'university', cardTypes: ['student-card'] };
const ISSUER = { issuer: 'https://issuer.example', name: 'Urząd', keys: [] };
const TIMES = { iat: 1, exp: 2 };
const json = (value: unknown) => Uint8Array.from(new TextEncoder().encode(JSON.stringify(value)));
const body = (sha256: string) => ({ sha256, bytes: 1 });

/** Two issuers with a list each; bodies by what they are. */
const BODIES = {
  first: json([INSTITUTION]),
  second: json([{ ...INSTITUTION, id: '043', validUntil: 7 }]),
  list: Uint8Array.of(1),
  other: Uint8Array.of(2),
  discounts: json(DISCOUNT_TABLE),
};
const open = (change: Partial<Record<keyof typeof BODIES, Uint8Array<ArrayBuffer>>> = {}) => {
  const list = { issuer: ISSUER.issuer, bits: 2, ...TIMES } as const;
  return openDayPack({
    compact: '',
    fetchedAt: 0,
    bodies: new Map(Object.entries({ ...BODIES, ...change }).filter(([, bytes]) => bytes.length > 0)),
    manifest: {
      iss: 'https://verifier.example',
      ...TIMES,
      sequence: 1,
      issuers: [
        { ...ISSUER, institutions: body('first') },
        { ...ISSUER, issuer: 'https://other.example', institutions: body('second') },
      ],
      lists: [
        { ...list, uri: 'https://issuer.example/lists/1', body: body('list') },
        { ...list, uri: 'https://issuer.example/lists/2', body: body('other') },
      ],
      discounts: body('discounts'),
    },
  });
};

test('what is kept is made ready as it came', () => {
  const list = { issuer: ISSUER.issuer, ...TIMES };
  expect(open()).toEqual({
    pack: {
      ...TIMES,
      issuers: [
        { ...ISSUER, institutions: [INSTITUTION] },
        {
          ...ISSUER,
          issuer: 'https://other.example',
          institutions: [{ ...INSTITUTION, id: '043', validUntil: 7 }],
        },
      ],
      lists: [
        { ...list, uri: 'https://issuer.example/lists/1', list: { bits: 2, bytes: Uint8Array.of(1) } },
        { ...list, uri: 'https://issuer.example/lists/2', list: { bits: 2, bytes: Uint8Array.of(2) } },
      ],
    },
    discounts: DISCOUNT_TABLE,
  });
});

test.each(Object.keys(BODIES))('I11 without its body of %s there is no pack at all', (name) => {
  expect(open({ [name]: new Uint8Array() })).toBeUndefined();
});

test.each(['first', 'second', 'discounts'])(
  'I11 with a body of %s that cannot be read there is no pack at all',
  (name) => {
    expect(open({ [name]: Uint8Array.of(123) })).toBeUndefined();
    expect(open({ [name]: json([{ ...INSTITUTION, id: 'a/b' }]) })).toBeUndefined();
  },
);

const isInstitution = (institution: object) => institutionsSchema.safeParse([institution]).success;

test.each<[string, object]>([
  ['no number', { id: '' }],
  ['a number after something else', { id: '/042' }],
  ['a number before something else', { id: '042/' }],
  ['a number that is too long', { id: '1'.repeat(33) }],
  ['no name', { name: '' }],
  ['a name that is too long', { name: 'a'.repeat(201) }],
  ['another kind', { kind: 'office' }],
  ['cards that are none', { cardTypes: ['library-card'] }],
  ['an end that is no moment', { validUntil: 1.5 }],
  ['an end before all moments', { validUntil: -1 }],
])('an institution with %s is none', (_, change) => {
  expect(isInstitution({ ...INSTITUTION, id: '1'.repeat(32), name: 'a'.repeat(200), validUntil: 0 })).toBe(true);
  expect(isInstitution({ ...INSTITUTION, ...change })).toBe(false);
});
