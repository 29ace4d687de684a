import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Starts processes that do nothing but work; they end when they are told to, or when this process does, however it ends. */
export function keepBusy(processes: number): { pids: readonly number[]; stop: () => void } {
  const busy = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'busy-process.ts'), { execArgv: [] }),
  );
  return {
    pids: busy.flatMap(({ pid }) => pid ?? []),
    stop: () => {
      for (const child of busy) if (child.connected) child.disconnect();
    },
  };
}
