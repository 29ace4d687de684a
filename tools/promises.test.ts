import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, sourceFiles } from './source-tree.ts';

const root = join(import.meta.dirname, '..');

/**
 * A change of status reaches whoever checks without a network with the next list they fetch, and not before
 * (`verifier/check/judge-card.ts`). No text for people says that all see it at once.
 */
const PROMISES = [
  /najpóźniej za minutę/i,
  /legitymacj[^.'"]*\b(?:od razu|natychmiast) (?:przest|zosta|unieważ)/i,
  /within a minute/i,
  /\bcard\b[^.'"]*\b(?:stops|revoked|works)\b[^.'"]*\b(?:at once|immediately)/i,
];

const promises = (text: string) => text.split('\n').filter((line) => PROMISES.some((promise) => promise.test(line)));

test('no text promises that inspectors without a network see a change at once', () => {
  const files = sourceFiles(root, ['.ts']).filter((file) => /(?:^|\/)texts\//.test(file) && !isTest(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    promises(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line}`),
  );
  expect(found).toEqual([]);
});

test('the sentences that did are found', () => {
  expect(promises("'Unieważniono. Kontrolerzy zobaczą to najpóźniej za minutę.'")).toHaveLength(1);
  expect(promises("'Legitymacja na starym telefonie od razu przestanie działać.'")).toHaveLength(1);
  expect(promises("'The card on that device stops working at once.'")).toHaveLength(1);
});
