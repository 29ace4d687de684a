import { expect, test } from 'vitest';
import { readPostedResponse } from './authorization-response.ts';
import { readRequestLink, requestLink } from './request-link.ts';

const request = { clientId: 'x509_hash:a-b', requestUri: 'https://v.example/requests/1?a=b' };

test.each([undefined, 'https://wallet.example/#/show', 'haip-vp://'])('finds its way back from %s', (endpoint) => {
  expect(readRequestLink(requestLink(request, endpoint))).toEqual({ ...request, method: 'get' });
});

test.each([
  ['a shopping list', 'kup mleko', 'not-a-request'],
  ['V49 a script', 'javascript:alert(1)//?client_id=a&request_uri=https://v.example', 'not-a-request'],
  ['another page', 'https://sklep.example/koszyk', 'not-a-request'],
  ['a request in the link itself', 'openid4vp://?client_id=a&nonce=b&dcql_query=%7B%7D', 'unsigned-request'],
  ['nobody that asks', 'openid4vp://?request_uri=https%3A%2F%2Fv.example', 'malformed-request'],
  ['two that ask', 'openid4vp://?client_id=a&client_id=b&request_uri=https%3A%2F%2Fv.example', 'malformed-request'],
  [
    'an unheard-of method',
    'openid4vp://?client_id=a&request_uri=https%3A%2F%2Fv.example&request_uri_method=put',
    'malformed-request',
  ],
])('refuses %s', (_name, text, refused) => {
  expect(readRequestLink(text)).toEqual({ refused });
});

test.each([
  ['response=a.b', { kind: 'encrypted', jwe: 'a.b' }],
  ['error=access_denied&state=s', { kind: 'error', error: 'access_denied', state: 's' }],
  ['vp_token=%7B%7D&state=s', { refused: 'unencrypted-response' }],
  ['response=a&response=b', { refused: 'malformed-response' }],
  ['response=a&error=access_denied', { refused: 'malformed-response' }],
  ['error=%3Cb%3E', { refused: 'malformed-response' }],
  ['', { refused: 'malformed-response' }],
])('reads the post %j as %j', (form, expected) => {
  expect(readPostedResponse(new URLSearchParams(form))).toEqual(expected);
});
