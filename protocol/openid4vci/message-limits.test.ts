import { expect, test } from 'vitest';
import { parseJws } from '../jws/parse-jws.ts';
import { finishJws } from '../jws/prepare-jws.ts';
import { txCodeSchema } from './credential-offer.ts';
import { nonceResponseSchema } from './nonce-response.ts';
import { parseNotificationRequest } from './notification-request.ts';
import { prepareProofJwt } from './prepare-proof-jwt.ts';
import { tokenResponseSchema } from './token-response.ts';

const TOKEN = { access_token: 'a', token_type: 'DPoP' };
const identifiers = (credential_identifiers: string[]) => ({
  ...TOKEN,
  authorization_details: [{ type: 'openid_credential', credential_identifiers }],
});

test.each([
  ['an empty nonce', nonceResponseSchema, { c_nonce: 'n' }, { c_nonce: '' }],
  ['an empty access token', tokenResponseSchema, TOKEN, { ...TOKEN, access_token: '' }],
  ['no credential identifier', tokenResponseSchema, identifiers(['a']), identifiers([])],
  ['a token that has ended', tokenResponseSchema, { ...TOKEN, expires_in: 1 }, { ...TOKEN, expires_in: 0 }],
  ['a long description', txCodeSchema, { description: 'x'.repeat(300) }, { description: 'x'.repeat(301) }],
  ['a code without digits', txCodeSchema, { length: 1 }, { length: 0 }],
])('%s is refused, and what is just within is not', (_what, schema, within, beyond) => {
  expect(schema.safeParse(within).success).toBe(true);
  expect(schema.safeParse(beyond).success).toBe(false);
});

test.each([
  [1, true],
  [256, true],
  [0, false],
  [257, false],
])('a notification with an id of %i characters is taken: %s', (length, taken) => {
  const read = parseNotificationRequest({ notification_id: 'n'.repeat(length), event: 'credential_accepted' });
  expect('ok' in read).toBe(taken);
});

test('a proof names the client that has a name, and no other', () => {
  const input = { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, issuer: 'i', nonce: 'n', iat: 1 } as const;
  const payloadOf = (more: { clientId?: string }) => {
    const read = parseJws(finishJws(prepareProofJwt({ ...input, ...more }), new Uint8Array(64)), { maxLength: 1_000 });
    return 'ok' in read ? read.jws.payload : read;
  };
  expect(payloadOf({})).toEqual({ aud: 'i', iat: 1, nonce: 'n' });
  expect(payloadOf({ clientId: 'c' })).toEqual({ aud: 'i', iat: 1, nonce: 'n', iss: 'c' });
});
