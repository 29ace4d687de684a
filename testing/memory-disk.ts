import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY_DISK = '/dev/shm';
/** Databases, their logs and browsers' profiles take a gigabyte at the most. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * Where tests put what nobody misses: in memory where there is enough of it. A world's two databases are seven hundred
 * files, and to make and remove them on a disk costs more than most tests do with them.
 */
export function quickDirectory(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_DISK);
    return bavail * bsize >= ENOUGH ? MEMORY_DISK : tmpdir();
  } catch {
    return tmpdir();
  }
}
