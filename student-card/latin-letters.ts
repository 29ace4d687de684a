/**
 * Latin letters, composed, of the languages around, as a class of a regular expression: Latin-1 and Extended-A without what
 * looks like two letters or like another, and the Romanian commas. An alphabet in which a name can be written so that
 * nobody sees the difference, characters without a shape and private ones are not among them (UTS 39 §4).
 */
export const LATIN_LETTERS = 'A-Za-zÀ-ÖØ-öø-įĴ-ķĹ-ľŁ-ňŊ-žȘ-ț';
