import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MINUTE } from '../clock/durations.ts';
import { StartRefused } from '../start/start-refused.ts';
import { decodeFile, FILE_SUFFIX, type ReadFile } from './journal-file.ts';
import type { JournalRecord } from './journal-record.ts';
import type { Advance } from './journal-store.ts';
import { openJournalWriter } from './journal-writer.ts';
import { openSettling } from './settle.ts';

/**
 * What must never go back, outside of the database: facts that only grow, so that their order does not matter and any
 * number of processes may write at once, each its own file. A restore of the database does not touch it.
 */
export interface Journal {
  /**
   * Resolves when the facts are on the disk and the database knows that they are. Rejects with `DatabaseInDoubt` where
   * that is not the one any more that it was. For what is written before the database changes; else `keep`.
   */
  append(...records: readonly JournalRecord[]): Promise<void>;
  /**
   * The same for facts that a transaction has committed together with a promise (`insertPromise`): call it after the
   * commit and before the answer. Rejects with `DatabaseInDoubt` also where the promise is lost, and so the commit.
   */
  keep(promise: string, ...records: readonly JournalRecord[]): Promise<void>;
  /** Asks the database whether it has gone back since it was last told; rejects with `DatabaseInDoubt`. */
  settle(): Promise<void>;
  /** How often the database was in doubt: when it grows, nobody is answered before both were compared. */
  doubts(): number;
  /** The file of this process and how much of it is on the disk; missing until something was written. */
  written(): { name: string; bytes: number } | undefined;
  /** All files, of every process there ever was. */
  read(): Promise<readonly ReadFile[]>;
  /**
   * Whose it is becomes known when the two were compared; nothing is written before. `doubts` are from before that, and
   * `files` what the database knows since then.
   */
  compared(outcome: Compared): void;
  /**
   * False for a minute after a write that failed, unless one succeeds: nobody can be given anything meanwhile. Later it is
   * tried again, also where nobody is sent here as long as it is not.
   */
  takesFacts(): boolean;
  /** For people: where it is. */
  place: string;
  close(): Promise<void>;
}

export interface Compared {
  /** Compares and sets, in that database: `advanceKnownFile`. */
  advance: (step: Advance) => Promise<boolean>;
  databaseId: string;
  doubts: number;
  files: readonly { name: string; bytes: number }[];
}

/** @param directories the place, and a second one that is written with it; either is enough to read */
export function openJournal(directories: readonly [string, ...string[]]): Journal {
  let own: { writer: ReturnType<typeof openJournalWriter>; settling: ReturnType<typeof openSettling> } | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  const write = async (records: readonly JournalRecord[], promises: readonly string[]) => {
    if (!own) throw new Error('The journal is written before it was compared with the database.');
    if (records.length === 0) return;
    const { writer, settling } = own;
    const end = await writer.append(records).catch((error: unknown) => {
      failedAt = performance.now();
      throw error;
    });
    failedAt = Number.NEGATIVE_INFINITY;
    await settling.settle(end, promises);
  };
  return {
    append: (...records) => write(records, []),
    keep: (promise, ...records) => write(records, [promise]),
    settle: async () => {
      if (own?.writer.written()) await own.settling.settle(0, []);
    },
    doubts: () => own?.settling.doubts() ?? 0,
    written: () => own?.writer.written(),
    read: () => readFiles(directories),
    compared: ({ advance, databaseId, doubts, files }) => {
      if (!own) {
        const writer = openJournalWriter(directories, databaseId);
        own = { writer, settling: openSettling(advance, writer.name) };
      }
      const { writer, settling } = own;
      settling.compared(doubts, files.find(({ name }) => name === writer.name)?.bytes ?? 0);
    },
    takesFacts: () => performance.now() - failedAt > MINUTE,
    place: directories.join(', '),
    close: async () => own?.writer.close(),
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
