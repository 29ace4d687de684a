import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardColours } from './card-colours.ts';
import { contrastRatio } from './contrast.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('whatever colour an institution brings, the card is readable', () => {
  fc.assert(
    fc.property(colours, fc.boolean(), (colour, valid) => {
      const card = cardColours(colour, valid);
      expect(contrastRatio(card.onBand, card.band)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(card.ink, card.paper)).toBeGreaterThanOrEqual(7);
      expect(contrastRatio(card.inkMuted, card.paper)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a card that is not valid has no colour of its institution', () => {
  expect(cardColours('#0d5a61', false)).toEqual(cardColours('#8a1c1c', false));
});
