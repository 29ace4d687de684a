import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import { parseStrictJson } from './parse-strict-json.ts';
import file from './vectors/strict.json' with { type: 'json' };

describe('strict JSON', () => {
  it.each(file.vectors.map((vector) => [vectorTitle(vector), vector] as const))('%s', (_, { input, expected }) => {
    expect(parseStrictJson(input, file.context)).toEqual(expected);
  });

  it('takes whatever JSON.stringify makes, in text and in bytes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!text.includes('"__proto__"'));
        const expected = { ok: true, value: JSON.parse(text) as unknown };
        expect(parseStrictJson(text)).toEqual(expected);
        expect(parseStrictJson(new TextEncoder().encode(text))).toEqual(expected);
      }),
    );
  });

  it('sees a name given twice, wherever it is and however it is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), fc.json(), fc.nat(5), (name, first, second, depth) => {
        fc.pre(name !== '__proto__' && ![first, second].some((text) => text.includes('"__proto__"')));
        const key = JSON.stringify(name);
        const text = `${'[{"x":'.repeat(depth)}{${key}:${first},${key} :${second}}${'}]'.repeat(depth)}`;
        expect(parseStrictJson(text, { maxDepth: 100 })).toEqual({ refused: 'duplicate-key' });
      }),
    );
  });

  it('P30 refuses ten megabytes without reading them', () => {
    expect(parseStrictJson(' '.repeat(10_000_000))).toEqual({ refused: 'too-large' });
    expect(parseStrictJson(new Uint8Array(10_000_000))).toEqual({ refused: 'too-large' });
  });

  it('P30 refuses a million levels without overflowing the stack', () => {
    expect(parseStrictJson('['.repeat(500_000) + ']'.repeat(500_000))).toEqual({ refused: 'too-deep' });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(parseStrictJson(Uint8Array.from([0x22, 0xff, 0x22]))).toEqual({ refused: 'malformed' });
    expect(parseStrictJson(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual({ refused: 'malformed' });
  });
});
