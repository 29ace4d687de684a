import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Languages } from './create-i18n.ts';
import { findMissingKeys } from './find-missing-keys.ts';
import { sourceLanguage } from './languages.ts';
import type { TextTree } from './text-tree.ts';
import * as ui from './texts/languages.ts';

const WORDS_MAX = 20;

/** The tests of an app's texts: `languages` is what its `texts/languages.ts` exports, `folder` is where that file is. */
export function describeTexts<const Tree extends TextTree>(languages: Languages<Tree>, folder: string): void {
  describe.each(Object.entries(languages))('%s', (language, texts) => {
    test('has all its plural forms, says all that Polish says, and nothing else', () => {
      expect(findMissingKeys(languages.pl, texts, language)).toEqual([]);
    });

    test("is spoken by the components' own words, too", () => {
      expect(Object.keys(ui)).toContain(language);
    });
  });

  test('every folder of texts is a language that is offered', () => {
    const folders = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
    expect(folders.toSorted()).toEqual(Object.keys(languages).toSorted());
  });

  test(`no Polish sentence is longer than ${WORDS_MAX} words`, () => {
    const texts = JSON.stringify(languages[sourceLanguage]).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    const sentences = texts.flatMap((text) => text.split(/[.!?:]\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > WORDS_MAX)).toEqual([]);
  });
}
