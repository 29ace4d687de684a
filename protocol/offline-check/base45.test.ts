import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('Base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as RFC 9285 §4 does', (text, encoded) => {
    expect(encodeBase45(utf8(text))).toBe(encoded);
    expect(decodeBase45(encoded)).toEqual(utf8(text));
  });

  it('has one text for each string of bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z $%*+./:-]{0,9}$/), (text) => {
        const bytes = decodeBase45(text);
        if (bytes !== undefined) expect(encodeBase45(bytes)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...(decodeBase45(encodeBase45(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['GGW', ':::', 'A', 'ABCD', 'ab0', 'A\n0', '::'])('refuses %j', (text) => {
    expect(decodeBase45(text)).toBeUndefined();
  });
});
