import type { Card } from '@mleg/wallet-core/records/card';
import { expect, test } from 'vitest';
import { viewCard } from './card-view.ts';

const card: Card = {
  id: '1',
  issuer: 'https://issuer.example',
  issuerName: [{ locale: 'pl', text: 'Ministerstwo' }],
  cardName: [
    { locale: 'pl', text: 'Legitymacja' },
    { locale: 'en', text: 'Card' },
  ],
  claimNames: [{ path: ['blood_group'], name: [{ locale: 'en-GB', text: 'Blood group' }] }],
  vct: 'https://issuer.example/types/student-card/1',
  cardType: 'student-card',
  claims: {
    given_name: 'Ada\u202E',
    family_name: 'Przykładowa',
    date_of_expiry: '2026-10-31',
    blood_group: '0',
    list: ['a', 'b'],
  },
  copies: [],
  addedAt: '2026-10-01T08:00:00Z',
};
const view = (changes: Partial<Card>, moment = '2026-10-31T20:00:00Z') =>
  viewCard({ ...card, ...changes }, new Date(moment), 'en');

test('a card is valid to the end of its last day in Poland', () => {
  expect(view({}, '2026-10-31T22:59:00Z').state).toBe('valid');
  expect(view({}, '2026-10-31T23:01:00Z').state).toBe('expired');
});

test('a revoked card is revoked, expired or not', () => {
  const lastCheck = { status: 'revoked', checkedAt: '2026-10-01T08:00:00Z' } as const;
  expect(view({ lastCheck }).state).toBe('revoked');
  expect(view({ lastCheck }, '2027-01-01T00:00:00Z').state).toBe('revoked');
});

test('W34 invisible characters in claims are not shown', () => {
  expect(view({}).givenName).toBe('Ada');
});

test('claims of other issuers keep the names their issuer gave them', () => {
  expect(view({}).claims).toContainEqual({ name: 'blood_group', issuerLabel: 'Blood group', value: '0' });
  expect(view({}).claims).toContainEqual({ name: 'list', value: 'a, b' });
});

test('speaks the language of the app where the issuer does', () => {
  expect(view({}).title).toBe('Card');
});

test('a picture that is no JPEG is not shown', () => {
  expect(view({ claims: { picture: 'https://tracker.example/pixel' } }).portrait).toBeUndefined();
});
