import { expect, test } from 'vitest';
import { prepareSecurityEvent } from './prepare-security-event.ts';

const EVENT = { iss: 'https://issuer.example', aud: 'uni', jti: 'one', iat: 1 };

test('a token without an event is never made', () => {
  const header = { alg: 'ES256', kid: 'key' } as const;
  expect(() => prepareSecurityEvent({ ...EVENT, events: {} }, header)).toThrow(RangeError);
  expect(() => prepareSecurityEvent({ ...EVENT, events: { 'urn:example': {} } }, header)).not.toThrow();
});
