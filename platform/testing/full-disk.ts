import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** Content, where it begins there, how much of it, and where it goes in the file. */
type Write = (this: FileHandle, content: Buffer, at: number, length: number, offset: number) => Promise<unknown>;

/** From the n-th write to an open file on the disk is full: a part of what is written still fits. Ends with `using`. */
export async function fullDisk(from = 1): Promise<Disposable> {
  const directory = await mkdtemp(join(tmpdir(), 'mleg-full-'));
  const some = await open(join(directory, 'file'), 'w');
  const handles = Object.getPrototypeOf(some) as { write: Write };
  await some.close();
  await rm(directory, { recursive: true });
  const wholly = handles.write;
  let writes = 0;
  const spy = vi.spyOn(handles, 'write').mockImplementation(async function (
    this: FileHandle,
    content,
    at,
    length,
    offset,
  ) {
    writes += 1;
    if (writes < from) return wholly.call(this, content, at, length, offset);
    await wholly.call(this, content, at, length - 2, offset);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  });
  return { [Symbol.dispose]: () => spy.mockRestore() };
}
