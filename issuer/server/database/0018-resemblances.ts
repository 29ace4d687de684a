import { CREATE_MAILBOX_OF } from '@mleg/platform/mail/mailbox-function';
import { type Kysely, sql } from 'kysely';

/** Who looks like somebody else, whose an e-mail address is, and two people for whoever comes back. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

/**
 * What letters are taken for that do not decompose into one of these, and digits, and those of other alphabets in names
 * from before they were refused.
 */
const LOOK_ALIKES = {
  a: 'æÆаАαΑ',
  b: 'ßвВьЬβΒ',
  c: 'сС',
  d: 'đĐðÐ',
  e: 'еЕεΕ',
  h: 'ħĦнНһΗ',
  j: 'јЈ',
  k: 'кКκΚ',
  l: 'łŁ1i|ıіІιΙ',
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

const STATEMENTS = [
  CREATE_MAILBOX_OF,
  // What is left of words for somebody who reads them in passing (UTS 39 §4): no case, diacritics, spaces or punctuation.
  `create function skeleton_of(words text) returns text language sql immutable parallel safe as $$
    select replace(replace(regexp_replace(
      translate(lower(normalize(words, NFKD)), '${LOOKS}', '${LIKE}'), '[^a-z0-9]', '', 'g'), 'rn', 'm'), 'vv', 'w')
  $$`,
  'alter table desk_words drop constraint desk_words_decision_check',
  `alter table desk_words add constraint desk_words_decision_check
    check (decision in ('approve', 'accept-change', 'resume'))`,
];
