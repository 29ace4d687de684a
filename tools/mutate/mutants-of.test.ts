import { describe, expect, test } from 'vitest';
import { applyMutant, describeMutant } from './mutant.ts';
import { mutantsOf } from './mutants-of.ts';
import { relatedTests } from './related-tests.ts';
import { sample } from './sample.ts';

const mutated = (source: string) => mutantsOf('a.ts', source).map((mutant) => applyMutant(source, mutant));

const inSql = (text: string) => mutated(`const a = sql\`${text}\`;`).map((source) => source.slice(14, -2));

describe('a source file', () => {
  test.each<[string, string[]]>([
    ['const a = b < c;', ['const a = b <= c;']],
    ['const a = b !== (c);', ['const a = b === (c);']],
    ['const a = b && c;', ['const a = b || c;']],
    ['const a = !b;', ['const a = b;']],
    ['const a = true;', ['const a = false;']],
    ['const a = 60;', ['const a = 61;']],
    ['const a = b ? c : d;', ['const a = true ? c : d;', 'const a = false ? c : d;']],
    ['spend(a);', [';']],
    ['const a = /^x$/u;', ['const a = /x$/u;', 'const a = /^x/u;']],
    ['const a = b.some(c);', ['const a = b.every(c);']],
    ['const a = b.filter(c).length;', ['const a = b.length;']],
    ['const a = z.string().max(b);', ['const a = z.string();']],
    ['const a = Math.min(b, c);', ['const a = Math.max(b, c);']],
    ['const a = z.strictObject({});', ['const a = z.object({});']],
    [
      'function f() { if (a) return b; }',
      ['function f() { if (true) return b; }', 'function f() { if (false) return b; }'],
    ],
  ])('%s is changed in every way', (source, expected) => {
    expect(mutated(source)).toEqual(expected);
  });

  test.each([
    "const a = 'b' + c;",
    'const a = b.toString();',
    'type A = 1 | 2;',
    'const a = (b: 1) => b;',
    "import a from 'b';",
    "'use strict';",
  ])('%s is left alone', (source) => {
    expect(mutated(source)).toEqual([]);
  });

  test('that cannot be parsed is a fault', () => {
    expect(() => mutated('const = 1')).toThrow('a.ts cannot be parsed');
  });

  test('is named with its line', () => {
    const source = 'const a = 1;\nif (\n  a > 1) b();';
    expect(mutantsOf('a.ts', source).map((mutant) => describeMutant(source, mutant))).toContain('a.ts:3 · > → >=');
  });
});

describe('SQL', () => {
  test.each<[string, string[]]>([
    [
      "where id = ${b} and state = 'ready' and until <= ${c}",
      [
        "where true and state = 'ready' and until <= ${c}",
        'where id = ${b} and true and until <= ${c}',
        "where id = ${b} and state = 'ready' and true",
        "where id = ${b} and state = 'ready' and until < ${c}",
      ],
    ],
    ['(select 1 where a in (b, c)) x', ['(select 1 where true) x']],
    ['select a for update skip locked', ['select a ']],
    ['insert on conflict do nothing', ['insert ']],
    [
      'set tries = tries - 1, code = null',
      ['set tries = tries - 0, code = null', 'set tries = tries - 1, code = code'],
    ],
  ])('%s is changed in every way', (text, expected) => {
    expect(inSql(text)).toEqual(expected);
  });

  test('of several lines loses one condition at a time', () => {
    expect(inSql('where a = 1\n  and exists (select from b where c = 2)\n')).toEqual([
      'where true\n  and exists (select from b where c = 2)\n',
      'where a = 1\n  and true\n',
      'where a = 1\n  and exists (select from b where true)\n',
    ]);
  });
});

test('a sample takes of each file in turn, and the same each time', () => {
  const mutants = ['a.ts', 'a.ts', 'a.ts', 'b.ts'].map((file, start) => ({ file, start, end: start, replacement: '' }));
  const chosen = sample(mutants, 3);
  expect(chosen.map(({ file }) => file)).toEqual(['a.ts', 'b.ts', 'a.ts']);
  expect(sample(mutants, 3)).toEqual(chosen);
  expect(sample(mutants, 9)).toHaveLength(4);
});

test('tests of a file are those of its workspace that reach it, nearest first', () => {
  const edges = [
    { from: 'shop/far.test.ts', to: 'shop/b.ts' },
    { from: 'shop/a.test.ts', to: 'shop/a.ts' },
    { from: 'shop/b.ts', to: 'shop/a.ts' },
    { from: 'shop/types.test.ts', to: 'shop/a.ts', typeOnly: true },
    { from: 'shop/c.test.ts', to: 'shop/c.ts' },
    { from: 'till/a.test.ts', to: 'shop/a.ts' },
  ];
  expect(relatedTests(edges, 'shop/a.ts', 'shop')).toEqual(['shop/a.test.ts', 'shop/far.test.ts']);
});
