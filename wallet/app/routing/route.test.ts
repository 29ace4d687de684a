import { expect, test } from 'vitest';
import { hrefOf, type Route, readRoute } from './route.ts';

const routes: Route[] = [
  { page: 'home' },
  { page: 'add' },
  { page: 'activation', activationId: 'a-1' },
  { page: 'card', cardId: 'c-1' },
  { page: 'settings' },
  { page: 'show' },
  { page: 'history' },
];

test.each(routes)('finds its way back to $page', (route) => {
  expect(readRoute(hrefOf(route))).toEqual(route);
});

test('a link to the wallet carries an offer', () => {
  expect(readRoute('#/add?credential_offer_uri=https%3A%2F%2Fi.example%2Foffers%2F1%3Fa%3Db')).toEqual({
    page: 'add',
    code: 'openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fi.example%2Foffers%2F1%3Fa%3Db',
  });
});

test('a link to the wallet carries a request', () => {
  expect(readRoute('#/show?client_id=x509_hash%3Aa&request_uri=https%3A%2F%2Fv.example%2F1')).toEqual({
    page: 'show',
    request: 'openid4vp://?client_id=x509_hash%3Aa&request_uri=https%3A%2F%2Fv.example%2F1',
  });
});

test.each(['', '#', '#/nowhere', '#/cards/<script>', '#/cards/'])('goes home from %s', (hash) => {
  expect(readRoute(hash)).toEqual({ page: 'home' });
});
