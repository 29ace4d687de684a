import type { Mutant } from './mutant.ts';

type Change = Omit<Mutant, 'file'>;

/** A condition of SQL up to where it ends: at a line, another condition, a bracket, the end of the template. */
const CONDITION = /(?:\$\{[^}]*\}|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|(?! and | or |[\n`)]).)+/y;

/**
 * What can be changed in the text of one SQL template: conditions left out, locks not taken, bounds moved by one,
 * counters that stand still, columns that are not forgotten. `offset` is where `text` begins in its file.
 */
export function sqlChanges(text: string, offset: number): Change[] {
  const change = (start: number, length: number, replacement: string): Change => ({
    start: offset + start,
    end: offset + start + length,
    replacement,
  });
  const each = (pattern: RegExp, replacement: (found: string) => string): Change[] =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => change(index, found.length, replacement(found)));

  const conditions = [...text.matchAll(/\b(?:where|and) /g)].flatMap(({ 0: word, index }) => {
    CONDITION.lastIndex = index + word.length;
    const condition = CONDITION.exec(text)?.[0].trimEnd();
    return condition ? [change(index + word.length, condition.length, 'true')] : [];
  });
  return [
    ...conditions,
    ...each(/ (?:<=|>=|<|>)(?= )/g, (found) => (found.endsWith('=') ? found.slice(0, -1) : `${found}=`)),
    ...each(/ [+-] 1\b/g, (found) => found.replace('1', '0')),
    ...each(/\bfor (?:no key )?update(?: of \w+)?(?: skip locked)?/g, () => ''),
    ...each(/\bon conflict do nothing/g, () => ''),
    ...each(/\b(\w+) = null\b/g, (found) => found.replace('null', found.split(' ')[0] ?? '')),
  ];
}
