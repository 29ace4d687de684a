import { describe, expect, it } from 'vitest';
import { lookUpStatus } from './look-up-status.ts';
import { newerStatusList } from './newer-status-list.ts';
import { createStatusBits, getStatus, STATUS, setStatus, statusCapacity } from './status-bits.ts';
import { statusListAggregationSchema } from './status-list-aggregation.ts';
import { statusListFreshness } from './status-list-freshness.ts';
import { readStatusReference, statusClaim } from './status-reference.ts';

describe('status bits', () => {
  it('begin all valid, in whole bytes', () => {
    const list = createStatusBits(2, 5);
    expect(statusCapacity(list)).toBe(8);
    expect(lookUpStatus(list, 7)).toEqual({ ok: true, status: 'valid' });
  });

  it('change one at a time, and back', () => {
    const list = createStatusBits(2, 8);
    setStatus(list, 5, STATUS.suspended);
    setStatus(list, 6, STATUS.invalid);
    setStatus(list, 5, STATUS.valid);
    expect([...list.bytes]).toEqual([0, 0b01_00_00]);
  });

  it.each([-1, 8, 1.5, Number.NaN, Infinity])('V44 have no index %s', (index) => {
    const list = createStatusBits(1, 8);
    expect(getStatus(list, index)).toBeUndefined();
    expect(lookUpStatus(list, index)).toEqual({ refused: 'index-out-of-range' });
    expect(() => setStatus(list, index, 1)).toThrow(RangeError);
  });

  it('have no room for a status of more bits', () => {
    expect(() => setStatus(createStatusBits(1, 8), 0, STATUS.suspended)).toThrow(RangeError);
  });
});

describe('a list that was fetched', () => {
  it('V42 is stale after its ttl and expired after its exp, whichever is nearer', () => {
    const list = { exp: 1_000, ttl: 300 };
    expect(statusListFreshness(list, 0, 299)).toBe('fresh');
    expect(statusListFreshness(list, 0, 300)).toBe('stale');
    expect(statusListFreshness(list, 900, 999)).toBe('fresh');
    expect(statusListFreshness(list, 900, 1_000)).toBe('expired');
    expect(statusListFreshness({}, 0, 1e9)).toBe('fresh');
  });

  it('V46 does not replace a newer one', () => {
    const [old, fresh] = [{ iat: 1 }, { iat: 2 }];
    expect(newerStatusList(fresh, old)).toBe(fresh);
    expect(newerStatusList(old, fresh)).toBe(fresh);
  });

  it('takes what was fetched last of two from the same second', () => {
    const [kept, fetched] = [{ iat: 2 }, { iat: 2 }];
    expect(newerStatusList(kept, fetched)).toBe(fetched);
  });

  it('is listed with others for those who prepare to be offline', () => {
    const document = { status_lists: ['https://issuer.example/statuslists/1'] };
    expect(statusListAggregationSchema.parse(document)).toEqual(document);
    expect(statusListAggregationSchema.safeParse({ status_lists: ['javascript:alert(1)'] }).success).toBe(false);
    expect(statusListAggregationSchema.safeParse({ status_lists: ['xhttps://issuer.example/1'] }).success).toBe(false);
  });
});

describe('a status reference', () => {
  it('is read as it is written', () => {
    const reference = { uri: 'https://issuer.example/statuslists/1', idx: 7 };
    expect(readStatusReference({ status: statusClaim(reference) })).toEqual({ ok: true, reference });
  });

  it('may be missing', () => {
    expect(readStatusReference({})).toEqual({ refused: 'missing-status' });
  });

  it.each([
    null,
    {},
    { status_list: [] },
    { status_list: { idx: -1, uri: 'https://a.example' } },
    { status_list: { idx: 1.5, uri: 'https://a.example' } },
    { status_list: { idx: '1', uri: 'https://a.example' } },
    { status_list: { idx: 1, uri: 'file:///etc/passwd' } },
    { status_list: { idx: 1 } },
  ])('is refused when it is %j', (status) => {
    expect(readStatusReference({ status })).toEqual({ refused: 'malformed-status' });
  });
});
