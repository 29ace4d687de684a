import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const LOCK_PATIENCE_MS = 10_000;

/** The lock holds its owner's process id: what a killed process has left behind does not block for ever. */
export async function withLock<Result>(lock: string, act: () => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + LOCK_PATIENCE_MS;
  while (!(await takeLock(lock))) {
    if (performance.now() > giveUpAt) throw new Error(`${lock} is held by another process.`);
    await pause(20);
  }
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = Number(await ownerIn(lock));
  if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true });
  return false;
}

async function ownerIn(lock: string): Promise<string | undefined> {
  return readFile(lock, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
