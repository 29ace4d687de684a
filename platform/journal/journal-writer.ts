import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { encodeHeader, FILE_SUFFIX } from './journal-file.ts';
import { encodeRecords, type JournalRecord } from './journal-record.ts';
import { NotWritten, openWholeFile } from './whole-file.ts';

export interface JournalWriter {
  name: string;
  /**
   * Resolves when the records are on the disk of every place, with where they end in the file, and in the order in which
   * they stand there; rejects with `NotWritten` where one could not be written, and then no place has any of them.
   */
  append(records: readonly JournalRecord[]): Promise<number>;
  /** The file of this process and how much of it is on the disk; missing until something was written. */
  written(): { name: string; bytes: number } | undefined;
  close(): Promise<void>;
}

interface Waiting {
  records: readonly JournalRecord[];
  done: (end: number) => void;
  failed: (error: unknown) => void;
}

/**
 * A file of this process's own in each of `directories`, begun with the first record. Whoever appends while others are
 * being flushed goes with the next flush: fifty at once wait for two, not for fifty.
 */
export function openJournalWriter(directories: readonly string[], databaseId: string): JournalWriter {
  const name = `${new Date().toISOString().slice(0, 10)}-${randomBytes(8).toString('hex')}${FILE_SUFFIX}`;
  const paths = directories.map((directory) => join(directory, name));
  const header = encodeHeader(databaseId);
  const file = openWholeFile(paths);
  const waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const write = async (batch: readonly Waiting[]): Promise<number[]> => {
    let end = file.bytes() || header.length;
    const written = batch.map(({ records }) => {
      const encoded = encodeRecords(records, end);
      end += encoded.length;
      return { encoded, end };
    });
    const begins = file.bytes() === 0 ? [header] : [];
    await file.append(Buffer.concat([...begins, ...written.map(({ encoded }) => encoded)]));
    return written.map((one) => one.end);
  };
  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        const ends = await write(batch);
        for (const [at, { done }] of batch.entries()) done(ends[at] ?? file.bytes());
      } catch (error) {
        const failure = new NotWritten(paths, error);
        for (const { failed } of batch) failed(failure);
      }
    }
    draining = undefined;
  };
  return {
    name,
    append: (records) =>
      new Promise((done, failed) => {
        waiting.push({ records, done, failed });
        draining ??= drain();
      }),
    written: () => (file.bytes() === 0 ? undefined : { name, bytes: file.bytes() }),
    close: async () => {
      await draining;
      await file.close();
    },
  };
}
