/**
 * Colours that can be told apart across a room and are dark enough for white text. None means a state, so there is no
 * green, amber or red.
 */
const COLOURS = ['#1f4e79', '#7a2e4d', '#0b5563', '#4b3f8f', '#3d4f66', '#6a2c63', '#5c4033'] as const;

/**
 * The colour of an institution's cards, from its name: a credential carries no colour, so whoever draws the card has to
 * come to the same one by themselves.
 */
export function institutionColour(name: string): string {
  const sum = Array.from(name).reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}
