import { describe, expect, test } from 'vitest';
import * as languages from './languages.ts';

interface Texts {
  readonly [name: string]: string | Texts;
}

/** What only a university has: a dean's office, albums, programmes, those who study. */
const OF_A_UNIVERSITY: Readonly<Record<keyof typeof languages, RegExp>> = {
  pl: /uczeln|studen|studi|dziekan|album|indeks|kierun/iu,
  en: /universit|student|dean|programme|album|facult|studies/iu,
};

/** Of no page of a school. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'documents.paper.university': 'chosen by the kind of institution',
  'agreement.cardType.student-card': 'names the other kind of card',
};

describe.each(Object.entries(languages))('%s', (language, { atSchool, ...texts }) => {
  test('a school is spoken to and of as a school, and never as a university', () => {
    const said = new Map([...leaves(texts), ...leaves(atSchool)]);
    const foreign = OF_A_UNIVERSITY[language as keyof typeof languages];
    const wrong = [...said].filter(([path, words]) => foreign.test(words) && !(path in ELSEWHERE));
    expect(Object.fromEntries(wrong)).toEqual({});
  });

  test('what a school says otherwise, a university says, too', () => {
    const known = new Set(leaves(texts).map(([path]) => path));
    expect(leaves(atSchool).filter(([path]) => !known.has(path))).toEqual([]);
  });
});

function leaves(texts: Texts, within = ''): [path: string, words: string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${within}${name}`, value]] : leaves(value, `${within}${name}.`),
  );
}
