import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrastRatio } from './contrast.ts';

type Theme = Readonly<Record<string, string>>;

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const parties = ['institution', 'wallet', 'verifier', 'issuer'];
const schemes = ['light', 'dark'] as const;
const contrasts = ['normal', 'more'] as const;

const grounds = ['paper', 'surface', 'sunken'];
const texts = ['ink', 'ink-muted', 'accent-ink', 'danger-ink'];
const pairs: [text: string, ground: string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-ink', 'accent-wash'],
  ['ink', 'accent-wash'],
  ['on-state', 'success'],
  ['on-state', 'warning'],
  ['on-state', 'danger'],
  ['on-state', 'danger-hover'],
  ['on-state', 'info'],
  ...['success', 'warning', 'danger', 'info'].flatMap((state): [string, string][] => [
    [`${state}-ink`, `${state}-wash`],
    ['ink', `${state}-wash`],
  ]),
];

for (const party of parties) {
  for (const scheme of schemes) {
    for (const contrast of contrasts) {
      const theme = themeOf(party, scheme, contrast);

      test(`text is readable: ${party}, ${scheme}, contrast ${contrast}`, () => {
        const weak = pairs.filter(([text, ground]) => contrastRatio(colour(theme, text), colour(theme, ground)) < 4.5);
        expect(weak).toEqual([]);
      });

      test(`borders of controls and focus are seen: ${party}, ${scheme}, contrast ${contrast}`, () => {
        for (const ground of grounds) {
          expect(contrastRatio(colour(theme, 'line-strong'), colour(theme, ground)), ground).toBeGreaterThanOrEqual(3);
          expect(contrastRatio(colour(theme, 'focus'), colour(theme, ground)), ground).toBeGreaterThanOrEqual(3);
          expect(contrastRatio(colour(theme, 'accent'), colour(theme, ground)), ground).toBeGreaterThanOrEqual(3);
        }
      });
    }
  }
}

test('a QR code is dark on white in every theme', () => {
  for (const scheme of schemes) {
    const theme = themeOf('wallet', scheme, 'more');
    expect([theme['code-dark'], theme['code-light']]).toEqual(['#000000', '#ffffff']);
  }
});

function colour(theme: Theme, name: string): string {
  const value = theme[name];
  if (value === undefined) throw new Error(`no token --${name}`);
  return value;
}

/**
 * What the cascade gives: the blocks that apply, in the file's order. A rule for one party wins by its attribute
 * selector.
 */
function themeOf(party: string, scheme: string, contrast: string): Theme {
  const matching = blocks().filter(({ media, selector }) => {
    const schemeFits = !media.includes('prefers-color-scheme') || scheme === 'dark';
    const contrastFits = !media.includes('prefers-contrast') || contrast === 'more';
    const partyFits = selector === ':root' || selector.includes(`"${party}"`);
    return !media.includes('motion') && schemeFits && contrastFits && partyFits;
  });
  const bySpecificity = [
    ...matching.filter(({ selector }) => selector === ':root'),
    ...matching.filter(({ selector }) => selector !== ':root'),
  ];
  return Object.assign({}, ...bySpecificity.map(({ tokens }) => tokens)) as Theme;
}

function blocks(): { media: string; selector: string; tokens: Theme }[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  let media = '';
  return plain.split('}').flatMap((chunk) => {
    const parts = chunk.split('{');
    if (parts.length < 2) {
      media = '';
      return [];
    }
    if (parts.length === 3) media = parts[0]?.trim() ?? '';
    const selector = parts.at(-2)?.trim() ?? '';
    const tokens = Object.fromEntries(
      [...(parts.at(-1) ?? '').matchAll(/--([\w-]+):\s*(#[\da-f]{6})/gi)].map(([, name, value]) => [name, value]),
    ) as Theme;
    return [{ media, selector, tokens }];
  });
}
