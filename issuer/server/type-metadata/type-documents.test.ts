import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeMetadataSchema } from '@mleg/protocol/sd-jwt/type-metadata';
import { pupilCardClaimsSchema, studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import { type CardTypeName, ISSUED_TYPE_VERSION, TYPE_VERSIONS, vctOf } from '@mleg/student-card/card-type';
import { expect, test } from 'vitest';
import { type FrozenText, makeTypeDocuments } from './type-documents.ts';

const ORIGIN = 'https://issuer.example';
const BASE = 'education-card';
const NAMES = [BASE, 'student-card', 'pupil-card'] as const;
const sha256 = (text: string, encoding: 'hex' | 'base64') => createHash('sha256').update(text).digest(encoding);
const frozenText: FrozenText = (name, version) =>
  readFileSync(join(import.meta.dirname, String(version), `${name}.json`), 'utf8');

/** Live cards depend on these: a file that differs is another version, not another digest. */
const DIGESTS: Readonly<Record<number, Readonly<Record<CardTypeName, string>>>> = {
  1: {
    'education-card': 'ae3d6c75869d546ed8ccbe16d7e4efd4e2f12dcf7d3cbd0c3cfe8913c004950c',
    'student-card': 'ee1bc9066269c90911bd1bf79729aa431c91722ad541b72249f2c7513c7845ae',
    'pupil-card': 'a802be7e54f749e4a260de7550435e7959de3b07c080a7ce03be7e96a5989b20',
  },
};

test.each(TYPE_VERSIONS)('the texts of version %i are as they were published', (version) => {
  for (const name of NAMES) expect(sha256(frozenText(name, version), 'hex')).toBe(DIGESTS[version]?.[name]);
});

test('the texts of version 1 have the integrity that cards of an issuer at this address carry', () => {
  const documents = makeTypeDocuments(ORIGIN);
  const integrity = NAMES.map((name) => `sha256-${sha256(documents.textOf(vctOf(ORIGIN, name, 1)) ?? '', 'base64')}`);
  expect(integrity).toEqual([
    'sha256-5jhdPsTIAj50ovpyFrsokKeK9HZocsNAxqe+eQUeMxg=',
    'sha256-BDctxVjvdp23rVZC3RWRwiOvWWqsGEZNTO4CnRHOGas=',
    'sha256-nuRaYS83RogE/u0bppSStXwgvjyLwUd09C1hkfiKIOA=',
  ]);
});

test.each(TYPE_VERSIONS)('what is served of version %i is the file with the origin filled in', (version) => {
  const documents = makeTypeDocuments(ORIGIN);
  for (const name of NAMES) {
    const vct = vctOf(ORIGIN, name, version);
    const text = documents.textOf(vct) ?? '';
    const parsed = typeMetadataSchema.parse(JSON.parse(text));
    expect(parsed.vct).toBe(vct);
    const unfilled = frozenText(name, version).replaceAll('{origin}', ORIGIN);
    const base = parsed['extends#integrity'] ?? '';
    expect(text).toBe(unfilled.replace('{integrity of education-card}', base));
    if (name === BASE) continue;
    expect(parsed.extends).toBe(vctOf(ORIGIN, BASE, version));
    expect(base).toBe(`sha256-${sha256(documents.textOf(parsed.extends ?? '') ?? '', 'base64')}`);
  }
});

const SCHEMAS = { 'student-card': studentCardClaimsSchema, 'pupil-card': pupilCardClaimsSchema } as const;
const ISSUED_TYPES = ['student-card', 'pupil-card'] as const;

/** The claims that a version's texts name for a card of this type, with those of the type it extends. */
function claimsNamed(name: CardTypeName, version: number): string[] {
  const documents = makeTypeDocuments(ORIGIN);
  return ([BASE, name] as const)
    .flatMap(
      (type) => typeMetadataSchema.parse(JSON.parse(documents.textOf(vctOf(ORIGIN, type, version)) ?? '')).claims,
    )
    .map((claim) => String(claim?.path[0]))
    .sort();
}

test.each(ISSUED_TYPES)('the newest version names every claim of a %s: a new claim is a new version', (name) => {
  expect(claimsNamed(name, Math.max(...TYPE_VERSIONS))).toEqual(Object.keys(SCHEMAS[name].shape).sort());
});

test.each(ISSUED_TYPES)('the version that is issued names every claim that a %s must have', (name) => {
  const named = claimsNamed(name, ISSUED_TYPE_VERSION);
  const needed = Object.entries(SCHEMAS[name].shape).filter(([, shape]) => !shape.safeParse(undefined).success);
  expect(needed.map(([claim]) => claim).filter((claim) => !named.includes(claim))).toEqual([]);
  expect(named.filter((claim) => !(claim in SCHEMAS[name].shape))).toEqual([]);
});

/** As a version 2 would be: other words, other addresses. */
const withSecond: FrozenText = (name, version) =>
  version === 2
    ? frozenText(name, 1).replaceAll('/1"', '/2"').replace('Numer albumu', 'Nr albumu')
    : frozenText(name, version);

test('with a version 2 beside it the text of version 1 is served as before, and new cards name version 2', () => {
  const before = makeTypeDocuments(ORIGIN, { versions: [1], issued: 1 });
  const after = makeTypeDocuments(ORIGIN, { versions: [1, 2], issued: 2, frozenText: withSecond });
  for (const name of NAMES) {
    const first = vctOf(ORIGIN, name, 1);
    expect(after.textOf(first)).toBe(before.textOf(first));
    expect(JSON.parse(after.textOf(vctOf(ORIGIN, name, 2)) ?? '')).toMatchObject({ vct: vctOf(ORIGIN, name, 2) });
  }
  expect(after.integrityOf('student-card')).not.toBe(before.integrityOf('student-card'));
  expect(before.textOf(vctOf(ORIGIN, 'student-card', 2))).toBeUndefined();
});
