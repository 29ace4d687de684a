import { expect, test } from 'vitest';
import { contrastRatio } from './contrast.ts';
import { institutionColour } from './institution-colour.ts';

const names = Array.from({ length: 200 }, (_, number) => `Uczelnia Zmyślona nr ${number}`);

test('a name always has the same colour, and white text can be read on it', () => {
  for (const name of names) {
    expect(institutionColour(name)).toBe(institutionColour(name));
    expect(contrastRatio(institutionColour(name), '#ffffff')).toBeGreaterThanOrEqual(4.5);
  }
});

test('names are spread over all colours', () => {
  expect(new Set(names.map(institutionColour)).size).toBe(7);
});
