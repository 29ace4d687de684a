import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MINUTE } from '../clock/durations.ts';
import { StartRefused } from '../start/start-refused.ts';
import { decodeFile, FILE_SUFFIX, type ReadFile } from './journal-file.ts';
import type { JournalRecord } from './journal-record.ts';
import { openJournalWriter } from './journal-writer.ts';

/**
 * What must never go back, outside of the database: facts that only grow, so that their order does not matter and any
 * number of processes may write at once, each its own file. A restore of the database does not touch it.
 */
export interface Journal {
  /** Resolves when the facts are on the disk: call it after the commit and before the answer. */
  append(...records: readonly JournalRecord[]): Promise<void>;
  /** The file of this process and how much of it is on the disk; missing until something was written. */
  written(): { name: string; bytes: number } | undefined;
  /** All files, of every process there ever was. */
  read(): Promise<readonly ReadFile[]>;
  /** Whose it is becomes known when the database has been asked; nothing is written before. */
  belongTo(databaseId: string): void;
  /**
   * False for a minute after a write that failed, unless one succeeds: nobody can be given anything meanwhile. Later it is
   * tried again, also where nobody is sent here as long as it is not.
   */
  takesFacts(): boolean;
  /** For people: where it is. */
  place: string;
  close(): Promise<void>;
}

/** @param directories the place, and a second one that is written with it; either is enough to read */
export function openJournal(directories: readonly [string, ...string[]]): Journal {
  let writer: ReturnType<typeof openJournalWriter> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  return {
    append: async (...records) => {
      if (!writer) throw new Error('The journal is written before it was compared with the database.');
      if (records.length === 0) return;
      try {
        await writer.append(records);
        failedAt = Number.NEGATIVE_INFINITY;
      } catch (error) {
        failedAt = performance.now();
        throw error;
      }
    },
    written: () => writer?.written(),
    read: () => readFiles(directories),
    belongTo: (databaseId) => {
      writer ??= openJournalWriter(directories, databaseId);
    },
    takesFacts: () => performance.now() - failedAt > MINUTE,
    place: directories.join(', '),
    close: async () => writer?.close(),
  };
}

async function readFiles(directories: readonly string[]): Promise<ReadFile[]> {
  const found = new Map<string, ReadFile>();
  for (const directory of directories) {
    for (const name of await namesIn(directory)) {
      const read = decodeFile(join(directory, name), await readFile(join(directory, name)));
      const known = found.get(name);
      // Of two copies the one with more whole records: the other was torn, or damaged.
      if (!known || known.records.length < read.records.length) found.set(name, { ...read, name });
    }
  }
  return [...found.values()];
}

async function namesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new StartRefused(`The journal in ${directory} cannot be read (${error.code}): mend its permissions.`);
  });
  return names.filter((name) => name.endsWith(FILE_SUFFIX));
}
