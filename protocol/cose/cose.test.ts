import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts';
import { coseKeyOf, readCoseKey } from './cose-key.ts';
import { finishSign1, prepareSign1, readSign1 } from './cose-sign1.ts';

const leaf = fc.oneof(fc.maxSafeInteger(), fc.string(), fc.boolean(), fc.constant(null), fc.uint8Array());
const values = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value')),
    fc.array(fc.tuple(fc.integer(), tie('value'))).map((entries) => new Map<CborValue, CborValue>(entries)),
  ),
})).value;
const limits = { maxLength: 10_000 };

describe('deterministic CBOR', () => {
  it('has one string of bytes for a value, and one value for it', () => {
    fc.assert(
      fc.property(values, (value) => {
        const decoded = decodeCbor(encodeCbor(value), limits);
        expect('ok' in decoded && encodeCbor(decoded.value)).toEqual(encodeCbor(value));
      }),
    );
  });

  it('is refused, or comes back to the same bytes, whatever arrives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoded = decodeCbor(bytes, limits);
        if ('ok' in decoded) expect([...encodeCbor(decoded.value)]).toEqual([...bytes]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['bf01ff', 'an indefinite map'],
    ['1817', 'a longer form'],
    ['a202010101', 'keys out of order'],
    ['a201010101', 'a key given twice'],
    ['f7', 'undefined'],
    ['f97e00', 'not a number'],
    ['1bffffffffffffffff', 'what JavaScript cannot count'],
    ['c11a00000000', 'another tag'],
    ['0000', 'two values'],
    ['', 'nothing'],
  ])('refuses %s, %s', (hex) => {
    expect(decodeCbor(Buffer.from(hex, 'hex'), limits)).toEqual({ refused: 'malformed' });
  });

  it('V48 is refused for its size alone', () => {
    expect(decodeCbor(new Uint8Array(11), { maxLength: 10 })).toEqual({ refused: 'too-large' });
  });
});

describe('a COSE_Key', () => {
  it('of half the size is the same key', () => {
    for (let made = 0; made < 40; made++) {
      const read = parseEcPublicJwk(
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
      );
      if ('refused' in read) throw new Error(read.refused);
      expect(readCoseKey(coseKeyOf(read.jwk))).toEqual(read.jwk);
      expect(encodeCbor(coseKeyOf(read.jwk))).toHaveLength(42);
    }
  });
});

describe('a COSE_Sign1', () => {
  it('is signed over the Sig_structure of RFC 9052 §4.4', () => {
    const prepared = prepareSign1(new Map([[16, 'a/b']]), new Map([[6, 1]]));
    expect(Buffer.from(prepared.signingInput).toString('hex')).toBe(
      `846a${Buffer.from('Signature1').toString('hex')}48a201261063612f624043a10601`,
    );
  });

  it('takes r ‖ s and no DER, and is read as it was written', () => {
    const prepared = prepareSign1(new Map([[16, 'a/b']]), new Map([[6, 1]]));
    expect(() => finishSign1(prepared, new Uint8Array(70))).toThrow(TypeError);
    const decoded = decodeCbor(finishSign1(prepared, new Uint8Array(64).fill(9)), limits);
    const read = 'ok' in decoded ? readSign1(decoded.value, 'a/b') : decoded;
    expect('ok' in read && read.sign1.payload.get(6)).toBe(1);
    expect('ok' in read && read.sign1.signingInput).toEqual(prepared.signingInput);
  });
});
