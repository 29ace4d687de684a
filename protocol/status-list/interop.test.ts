import { deflateSync, inflateSync } from 'node:zlib';
import { StatusList } from '@sd-jwt/jwt-status-list';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStatusList } from './decode-status-list.ts';
import { encodeStatusList } from './encode-status-list.ts';
import { inflateZlib } from './inflate-zlib.ts';
import { type BitsPerStatus, createStatusBits, getStatus, type StatusBits, setStatus } from './status-bits.ts';

const deflate = (bytes: Uint8Array) => deflateSync(bytes, { level: 9 });

/** Whole bytes, as a list always is. */
const statuses = fc.constantFrom<BitsPerStatus>(1, 2, 4, 8).chain((bits) =>
  fc.record({
    bits: fc.constant(bits),
    values: fc
      .array(fc.nat(2 ** bits - 1), { minLength: 8, maxLength: 800 })
      .map((all) => all.slice(0, all.length & ~7)),
  }),
);

function listOf(bits: BitsPerStatus, values: number[]): StatusBits {
  const list = createStatusBits(bits, values.length);
  for (const [index, value] of values.entries()) setStatus(list, index, value);
  return list;
}

const read = (list: StatusBits, count: number) => Array.from({ length: count }, (_, index) => getStatus(list, index));

describe('a status list', () => {
  it('of ours is read by another implementation', () => {
    fc.assert(
      fc.property(statuses, ({ bits, values }) => {
        const { lst } = encodeStatusList(listOf(bits, values), deflate);
        expect(StatusList.decompressStatusList(lst, bits).statusList).toEqual(values);
      }),
    );
  });

  it('of another implementation is read by us', () => {
    fc.assert(
      fc.property(statuses, ({ bits, values }) => {
        const decoded = decodeStatusList({ bits, lst: new StatusList(values, bits).compressStatusList() });
        expect('ok' in decoded && read(decoded.list, values.length)).toEqual(values);
      }),
    );
  });

  it('is encoded as in the examples of Token Status List §4.1 and §4.2', () => {
    const one = listOf(1, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
    expect([...one.bytes]).toEqual([0xb9, 0xa3]);
    expect(encodeStatusList(one, deflate)).toEqual({ bits: 1, lst: 'eNrbuRgAAhcBXQ' });
    const two = listOf(2, [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
    expect([...two.bytes]).toEqual([0xc9, 0x44, 0xf9]);
    expect(encodeStatusList(two, deflate, { aggregationUri: 'https://a.example' })).toEqual({
      bits: 2,
      lst: 'eNo76fITAAPfAgc',
      aggregation_uri: 'https://a.example',
    });
  });
});

describe('inflating', () => {
  const level = fc.constantFrom(0, 1, 6, 9);
  const strategy = fc.constantFrom(0, 1, 2, 3, 4);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 5_000 }),
    fc.array(fc.constantFrom(0, 0, 0, 0, 1), { maxLength: 5_000 }).map((all) => Uint8Array.from(all)),
  );

  it('gives what zlib was given, in every kind of block', () => {
    fc.assert(
      fc.property(bytes, level, strategy, (input, ...settings) => {
        const inflated = inflateZlib(deflateSync(input, { level: settings[0], strategy: settings[1] }), 5_000);
        expect('ok' in inflated && Buffer.from(inflated.bytes).equals(input)).toBe(true);
      }),
    );
  });

  it('V45 never writes past the cap', () => {
    fc.assert(
      fc.property(bytes, fc.nat(5_000), (input, cap) => {
        const inflated = inflateZlib(deflateSync(input), cap);
        expect('ok' in inflated).toBe(input.length <= cap);
      }),
    );
  });

  it('agrees with zlib about what is broken', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (input, at, flip) => {
        const broken = deflateSync(input);
        broken[at % broken.length] = (broken[at % broken.length] ?? 0) ^ flip;
        const ours = inflateZlib(broken, 1_000_000);
        // Being stricter is fine; being laxer, or reading something else, is not.
        if ('ok' in ours) expect(inflateSync(broken).equals(ours.bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
