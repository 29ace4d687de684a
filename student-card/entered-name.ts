import { printable } from './card-claims.ts';
import { LATIN_LETTERS } from './latin-letters.ts';

/** Letters of people from further away, as their passports have them: Vietnamese, Pinyin, Azerbaijani. */
const FURTHER_LETTERS = 'ƠơƯưǍ-ǜƏəḀ-ỹ';

/** A number tells namesakes apart. */
const WRITTEN = new RegExp(`^[${LATIN_LETTERS}${FURTHER_LETTERS}0-9 .,'’‘–-]+$`, 'u');
const SOME_LETTER = new RegExp(`[${LATIN_LETTERS}${FURTHER_LETTERS}]`, 'u');

/**
 * What somebody is called, wherever that is entered today: so written that nobody is called like somebody else in letters
 * that only look the same (Q93, Q95). What was entered before is read by `personNameSchema`.
 */
export const enteredNameSchema = printable(100)
  .normalize('NFC')
  .regex(WRITTEN, 'other characters than letters')
  .regex(SOME_LETTER, 'no letter');
