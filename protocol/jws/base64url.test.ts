import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

describe('base64url', () => {
  it('is what the platform makes of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });

  it('has one text for each string of bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_=+/-]{0,12}$/), (text) => {
        const bytes = decodeBase64url(text);
        if (bytes !== undefined) expect(encodeBase64url(bytes)).toBe(text);
        else expect(Buffer.from(text, 'base64url').toString('base64url')).not.toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['A', 'AA==', 'A A', 'AB', 'AAB', '+A', '/A', 'ĄA', 'AA\n'])('refuses %j', (text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  });
});
