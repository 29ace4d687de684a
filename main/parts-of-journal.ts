import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_SUFFIX } from '@mleg/platform/journal/journal-file';
import { quotedForShell } from './quoted-for-shell.ts';

/** Files of the journal in the directory of one keeper. */
export const journalFilesIn = (directory: string): string[] =>
  existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith(FILE_SUFFIX)) : [];

/**
 * What of a keeper's directory is journal, as words of a command; empty where nothing is. Keys may lie beside it, where
 * somebody has named one directory for both: no command that we print takes a directory as a whole.
 */
export function partsOfJournal(directory: string): string[] {
  const anchors = join(directory, 'anchors');
  return [
    ...(journalFilesIn(directory).length > 0 ? [`${quotedForShell(directory)}/*${FILE_SUFFIX}`] : []),
    ...(existsSync(anchors) ? [quotedForShell(anchors)] : []),
  ];
}

/** A command that takes these parts to another directory, `mv` or `cp -an`. */
export function partsTo(directory: string, how: 'mv' | 'cp -an', to: string): string {
  const there = quotedForShell(to);
  return `  mkdir -p ${there} && ${how} ${partsOfJournal(directory).join(' ')} ${there}`;
}

/** A name like this one that nothing has, and that none of `taken` is. */
export function freeName(name: string, taken: readonly string[], suffix = 1): string {
  const one = suffix === 1 ? name : `${name}-${suffix}`;
  return existsSync(one) || taken.includes(one) ? freeName(name, taken, suffix + 1) : one;
}
