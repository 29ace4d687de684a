import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastRatio } from './contrast.ts';
import { partyAccent } from './party-accent.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const grounds = { light: ['#f6f5f1', '#ffffff', '#ecebe5'], dark: ['#131418', '#1d1f25', '#0c0d10', '#000000'] };

test('whatever colour a party brings, its accent is readable in both themes', () => {
  fc.assert(
    fc.property(colours, fc.constantFrom('light' as const, 'dark' as const), (colour, scheme) => {
      const accent = partyAccent(colour, scheme);
      expect(contrastRatio(accent['--on-accent'], accent['--accent'])).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(accent['--on-accent'], accent['--accent-hover'])).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(accent['--accent-ink'], accent['--accent-wash'])).toBeGreaterThanOrEqual(4.5);
      for (const ground of grounds[scheme]) {
        expect(contrastRatio(accent['--accent-ink'], ground)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});
