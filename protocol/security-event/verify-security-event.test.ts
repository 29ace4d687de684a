import { describe, expect, it } from 'vitest';
import { publicJwk } from '../test-vectors/public-jwk.ts';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import { securityEventError } from './security-event-error.ts';
import file from './vectors/tokens.json' with { type: 'json' };
import { verifySecurityEvent } from './verify-security-event.ts';

const options = {
  ...file.context,
  resolveKey: ({ kid }: { kid?: unknown }) => (kid === 'issuer-1' ? publicJwk('issuer') : undefined),
};

describe('a security event', () => {
  it.each(file.vectors.map((vector) => [vectorTitle(vector), vector] as const))(
    '%s',
    async (_, { input, expected }) => {
      expect(await verifySecurityEvent(input.token, options)).toEqual(expected);
    },
  );

  it('is refused with the codes of RFC 8935 §2.4', () => {
    expect(securityEventError('unknown-key').err).toBe('invalid_key');
    expect(securityEventError('bad-signature').err).toBe('authentication_failed');
    expect(securityEventError('wrong-issuer').err).toBe('invalid_issuer');
    expect(securityEventError('wrong-audience').err).toBe('invalid_audience');
    expect(securityEventError('stale').err).toBe('invalid_request');
  });
});
