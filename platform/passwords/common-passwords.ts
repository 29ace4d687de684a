import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is around a common word must itself be as long as the shortest password that anybody may have (ASVS 5.0 §6.2.1). */
const REST_MIN = 8;
const REPEATED = /^(.{1,4}?)\1*(?!\1).{0,3}$/u;
const AROUND = /^[^\p{L}]+|[^\p{L}]+$/gu;

let known: Promise<ReadonlySet<string>> | undefined;

/** Those that are tried first, folded; read when the first is asked for. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= readFile(join(import.meta.dirname, 'common-passwords.txt'), 'utf8').then(
    (text) => new Set(text.trimEnd().split('\n')),
  );
  return known;
}

export const foldPassword = (password: string): string => password.normalize('NFKC').toLowerCase();

/** Whether it is among those that are tried first, or one of them with a little around it, or the same over and over. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await commonPasswords();
  const folded = foldPassword(password);
  const core = folded.replace(AROUND, '');
  if (common.has(folded) || REPEATED.test(folded)) return true;
  return common.has(core) && folded.length - core.length < REST_MIN;
}

/** Whether too little is left of it without the words that anybody would try here (ASVS 5.0 §6.2.11). */
export function hasTooLittleBeside(password: string, words: readonly string[]): boolean {
  const folded = foldPassword(password);
  const longestFirst = words.map(foldPassword).toSorted((one, other) => other.length - one.length);
  const rest = longestFirst.reduce((left, word) => (word.length < 3 ? left : left.replaceAll(word, '')), folded);
  return rest !== folded && rest.length < REST_MIN;
}
