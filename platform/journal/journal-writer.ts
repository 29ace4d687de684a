import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeHeader, FILE_SUFFIX } from './journal-file.ts';
import { encodeRecords, type JournalRecord } from './journal-record.ts';

export interface JournalWriter {
  name: string;
  /**
   * Resolves when the records are on the disk of every place, with where they end in the file, and in the order in which
   * they stand there; rejects where one could not be written.
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
  const waiting: Waiting[] = [];
  let files: FileHandle[] | undefined;
  let bytes = 0;
  let draining: Promise<void> | undefined;

  const write = async (batch: readonly Waiting[]): Promise<number[]> => {
    if (!files) {
      files = await beginAll(directories.map((directory) => join(directory, name)));
      bytes = await writeAt(files, encodeHeader(databaseId), 0);
    }
    let end = bytes;
    const written = batch.map(({ records }) => {
      const encoded = encodeRecords(records, end);
      end += encoded.length;
      return { encoded, end };
    });
    // At its own offset: what a failed attempt has left is written over.
    bytes = await writeAt(files, Buffer.concat(written.map(({ encoded }) => encoded)), bytes);
    return written.map((one) => one.end);
  };
  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        const ends = await write(batch);
        for (const [at, { done }] of batch.entries()) done(ends[at] ?? bytes);
      } catch (error) {
        for (const { failed } of batch) failed(error);
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
    written: () => (bytes === 0 ? undefined : { name, bytes }),
    close: async () => {
      await draining;
      await Promise.all((files ?? []).map((file) => file.close()));
    },
  };
}

async function writeAt(files: readonly FileHandle[], content: Buffer, offset: number): Promise<number> {
  await Promise.all(
    files.map(async (file) => {
      for (let sent = 0; sent < content.length; ) {
        sent += (await file.write(content, sent, content.length - sent, offset + sent)).bytesWritten;
      }
      await file.datasync();
    }),
  );
  return offset + content.length;
}

async function beginAll(paths: readonly string[]): Promise<FileHandle[]> {
  const begun = await Promise.allSettled(paths.map(begin));
  const failed = begun.find((one) => one.status === 'rejected');
  const files = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return files;
  await Promise.all(files.map((file) => file.close()));
  throw failed.reason;
}

/** The name is new to the world, so nothing is overwritten; it is on the disk only when its directory is. */
async function begin(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'w', 0o600);
  const directory = await open(dirname(path), 'r');
  await directory.sync();
  await directory.close();
  return file;
}
