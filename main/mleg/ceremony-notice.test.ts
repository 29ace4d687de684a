import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { expect, test } from 'vitest';
import { type Found, noticeOf, refuseUnasked } from './ceremony-notice.ts';
import { ceremonyByRequest } from './ceremony-place.ts';

const NOW = new Date('2026-11-30T22:00:00Z');
const FILE = '/media/root/root.json';
const root = {
  since: NOW,
  until: new Date('2046-11-25T22:00:00Z'),
  authorityName: 'Ministerstwo Cyfryzacji',
  certificateSha256: 'AB:CD',
};
const authority = {
  since: new Date('2026-11-30T21:55:00Z'),
  ofUseUntil: new Date('2032-11-28T00:00:00Z'),
  nextFrom: new Date('2032-06-01T00:00:00Z'),
};
const others = { connections: 3, since: new Date('2026-11-30T08:00:00Z') };
const nothing: Found = {
  before: {},
  others: undefined,
  isRootAmongKeys: false,
  isIssuerInToken: false,
  medium: { file: FILE, isThere: false, record: FILE },
};
const there = { ...nothing, medium: { file: FILE, isThere: true, record: FILE } };

const refusal = (found: Found, options = {}, now = NOW): string => {
  try {
    refuseUnasked(found, options, now);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    return (error as Error).message;
  }
};

test('K14 a second ceremony says since when there is one, and has to be wanted', () => {
  const held = { ...there, before: { root, authority } };
  expect(refusal(nothing)).toBe('');
  expect(refusal(held)).toMatch(
    /held at 2026-11-30T21:55:00Z\. [^\n]*until 2032-11-28[^\n]*from 2032-06-01 on\.\n.*--again/,
  );
  expect(refusal(held, { again: true })).toBe('');
  expect(refusal(held, {}, new Date('2032-07-01T00:00:00Z'))).toBe('');
});

test('K14 a running issuer is seen, and a root that is somewhere else', () => {
  expect(refusal({ ...nothing, others })).toMatch(
    /runs on this database since 2026-11-30T08:00:00Z \(3 conn[^]*--running/,
  );
  expect(refusal({ ...nothing, others }, { running: true })).toBe('');
  expect(refusal({ ...nothing, before: { root } })).toMatch(
    /made at 2026-11-30T22:00:00Z, and \S+root\.json is not there/,
  );
  expect(refusal({ ...nothing, before: { root }, isRootAmongKeys: true })).toBe('');
});

const notice = (found: Found, authorityName: string, demonstration = false) =>
  noticeOf(found, { authorityName, demonstration }).join('\n');

test('K14 two people read whose root it is before they type, and which one is wanted before anybody has looked', () => {
  expect(notice({ ...there, before: { root } }, 'Ministerstwo Cyfryzacji')).toContain(
    `The root of 2026-11-30T22:00:00Z (certificate SHA-256 AB:CD) is looked for in ${FILE}\n`,
  );
  expect(notice(nothing, 'Ministerstwo Cyfryzacji')).toMatch(
    /^Ceremony of Ministerstwo Cyfryzacji\n.*which is made now\n/,
  );
  expect(notice(nothing, 'Ministerstwo Cyfryzacji', true)).toContain('A DEMONSTRATION');
  expect(notice({ ...there, before: { root } }, 'Ministerstwo Edukacji')).toMatch(
    /The root is that of Ministerstwo Cyfryzacji: the new authority has another name\.\n/,
  );
});

test('K20 on a machine of its own they read for which key it was asked, and whether to go on', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mleg-asked-')), 'request.json');
  const point = { x: 'A'.repeat(43), y: 'B'.repeat(43) };
  const asked = {
    at: NOW.toISOString(),
    authority: { generation: 1, publicJwk: { kty: 'EC', crv: 'P-256', ...point } },
  };
  writeFileSync(file, JSON.stringify({ ...asked, authorityName: 'Ministerstwo Cyfryzacji' }));
  const where = await ceremonyByRequest({ options: { request: file } });
  const lines = noticeOf(nothing, where);
  expect(lines.join('\n')).toMatch(/^Ceremony of Ministerstwo Cyfryzacji\n[^]*for the key [\w-]{43}\nGo on only if/);
  expect(lines.at(-1)).toBe('Ctrl-C breaks it off.');
  writeFileSync(file, JSON.stringify({ ...asked, at: 'yesterday', authorityName: 'Ministerstwo' }));
  await expect(ceremonyByRequest({ options: { request: file } })).rejects.toThrow(/^--request, \S+request\.json: at: /);
});
