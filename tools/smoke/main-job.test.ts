import { expect, test } from 'vitest';
import { wordsOf } from './main-job.ts';

test('the smoke test says that signing is halted, and what lets it go on', () => {
  expect(wordsOf('later')).toMatch(/signing is halted \(mleg resume/);
  expect(wordsOf('wrong-code')).toBe('the wallet did not get the card: wrong-code');
});
