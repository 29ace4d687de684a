import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that is not whole yet: no reader takes it for one of the journal's. */
const BEGUN = '.begun';

/** Records that are in no place, because one could not be written: whoever wanted them there is told so. */
export class NotWritten extends Error {
  readonly code: string | undefined;

  constructor(paths: readonly string[], cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(`The journal cannot be written: ${paths.join(' and ')} (${code ?? message}).`, { cause });
    this.name = 'NotWritten';
    this.code = code;
  }
}

/** The same file in each place: what is appended is in all of them, or in none. */
export interface WholeFile {
  append(content: Buffer): Promise<void>;
  /** So many are on the disk of every place; 0 until it was begun. */
  bytes(): number;
  close(): Promise<void>;
}

export function openWholeFile(paths: readonly string[]): WholeFile {
  let files: FileHandle[] = [];
  let bytes = 0;
  let isWhole = true;
  return {
    append: async (content) => {
      if (files.length === 0) files = await beginFiles(paths, content);
      else {
        if (!isWhole) await cutBack(files, bytes);
        isWhole = false;
        await settleAll(files.map((file) => writeAt(file, content, bytes))).catch(async (error: unknown) => {
          // At once, so that a process that ends now leaves nothing behind that it has told nobody; else before the next.
          await cutBack(files, bytes).catch(() => undefined);
          throw error;
        });
        isWhole = true;
      }
      bytes += content.length;
    },
    bytes: () => bytes,
    close: async () => {
      await Promise.all(files.map((file) => file.close()));
    },
  };
}

/**
 * The same file in each place, with its first content, or none in any: it gets its name when it is whole on the disk. The
 * names are new to the world, so nothing is overwritten.
 */
async function beginFiles(paths: readonly string[], content: Buffer): Promise<FileHandle[]> {
  const begun = await Promise.allSettled(paths.map((path) => begin(path, content)));
  const files = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of begun) if (one.status === 'rejected') throw one.reason;
    for (const path of paths) await giveName(path);
    return files;
  } catch (error) {
    await Promise.allSettled(files.map((file) => file.close()));
    await Promise.allSettled(paths.flatMap((path) => [rm(`${path}${BEGUN}`), rm(path)]));
    throw error;
  }
}

async function begin(path: string, content: Buffer): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(`${path}${BEGUN}`, 'w', 0o600);
  try {
    await writeAt(file, content, 0);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** On the disk when its directory is. */
async function giveName(path: string): Promise<void> {
  await rename(`${path}${BEGUN}`, path);
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** What a write that failed may have left goes: a part of it could pass for records. */
async function cutBack(files: readonly FileHandle[], bytes: number): Promise<void> {
  await settleAll(
    files.map(async (file) => {
      await file.truncate(bytes);
      await file.datasync();
    }),
  );
}

async function writeAt(file: FileHandle, content: Buffer, offset: number): Promise<void> {
  for (let sent = 0; sent < content.length; ) {
    sent += (await file.write(content, sent, content.length - sent, offset + sent)).bytesWritten;
  }
  await file.datasync();
}

/** A write that is still under way while the other place is cut back would bring back what was cut. */
async function settleAll(all: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(all)) if (one.status === 'rejected') throw one.reason;
}
