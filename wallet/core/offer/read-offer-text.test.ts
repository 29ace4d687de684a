import { makeManualCode } from '@mleg/student-card/manual-code';
import { expect, test } from 'vitest';
import { readOfferText } from './read-offer-text.ts';

const trusted = { issuers: ['https://issuer.example'], defaultIssuer: 'https://issuer.example' };
const read = (text: string) => readOfferText(trusted, text);
const URI = 'https://issuer.example/offers/ABC';
const ENCODED = encodeURIComponent(URI);
const reference = { kind: 'reference', uri: URI };

test.each([
  `openid-credential-offer://?credential_offer_uri=${ENCODED}`,
  `  OPENID-CREDENTIAL-OFFER://?credential_offer_uri=${ENCODED}\n`,
  `haip-vci://?credential_offer_uri=${ENCODED}`,
  `https://wallet.example/#/add?credential_offer_uri=${ENCODED}`,
  `https://wallet.example/add?credential_offer_uri=${ENCODED}`,
])('finds the offer in %s', (text) => {
  expect(read(text)).toEqual(reference);
});

test('a typed code belongs to the issuer of these cards', () => {
  const code = makeManualCode(() => 7);
  expect(read(`${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase())).toEqual({
    kind: 'reference',
    uri: `https://issuer.example/offers/${code}`,
  });
});

test('an offer that is there twice is none', () => {
  const twice = `openid-credential-offer://?credential_offer_uri=${ENCODED}&credential_offer=%7B%7D`;
  expect(read(twice)).toEqual({ refused: 'not-a-card-code' });
});

test('a slip of the finger is told as one', () => {
  expect(read('K7QF-M2XR-9DT')).toEqual({ refused: 'wrong-length' });
  expect(read('K7QF-M2XR-9DT0')).toEqual({ refused: 'foreign-character' });
  expect(read('kup mleko, chleb i masło')).toEqual({ refused: 'not-a-card-code' });
});
