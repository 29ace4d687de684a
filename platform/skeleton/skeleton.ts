/**
 * What letters are taken for that do not decompose into one of these, and digits, and those of other alphabets in names
 * from before they were refused.
 */
const LOOK_ALIKES = {
  a: 'æÆаАαΑ',
  b: 'ßвВьЬβΒ',
  c: 'сС',
  d: 'đĐðÐ',
  e: 'əƏеЕεΕ',
  h: 'ħĦнНһΗ',
  j: 'јЈ',
  k: 'кКκΚ',
  l: 'łŁ1iI|ıіІιΙ',
  m: 'мМΜ',
  n: 'ŋŊηΝ',
  o: 'øØœŒ0оОοΟ',
  p: 'þÞрРρΡ',
  q: 'ԛԚ',
  s: 'ſѕЅ',
  t: 'ŧŦтТτΤ',
  u: 'υ',
  v: 'ν',
  w: 'ԝԜ',
  x: 'хХχΧ',
  y: 'уУΥ',
  z: 'ζΖ',
} as const;

const LOOKS = Object.values(LOOK_ALIKES).join('');
const LIKE = Object.entries(LOOK_ALIKES)
  .map(([letter, alike]) => letter.repeat(alike.length))
  .join('');

/**
 * What is left of words for somebody who reads them in passing (UTS 39 §4): no case, diacritics, spaces or punctuation.
 * The database's `skeleton_of` says the same; a migration of each party that compares there makes it.
 */
export function skeletonOf(words: string): string {
  const letters = Array.from(words.normalize('NFKD'), (letter) => LETTER_OF.get(letter) ?? letter).join('');
  return letters
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

const LETTER_OF = new Map(Array.from(LOOKS, (look, at) => [look, LIKE[at] ?? look]));

export const CREATE_SKELETON_OF = `create function skeleton_of(words text) returns text language sql immutable parallel safe as $$
    select replace(replace(regexp_replace(
      lower(translate(normalize(words, NFKD), '${LOOKS}', '${LIKE}')), '[^a-z0-9]', '', 'g'), 'rn', 'm'), 'vv', 'w')
  $$`;
