import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RestartingProcess {
  /** Ends what runs and starts it anew; what is asked for meanwhile is done once, afterwards. */
  restart(): void;
  stop(): Promise<void>;
}

/** A program of ours in a process of its own. One that has ended by itself is started by the next `restart`. */
export function restartingProcess(args: readonly string[], options: SpawnOptions): RestartingProcess {
  const state = { running: start(), wanted: false, stopped: false };
  let turning: Promise<void> | undefined;

  function start(): ChildProcess {
    // The channel carries nothing; the program notices when it closes because we were killed.
    const child = spawn(process.execPath, args, { ...options, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    child.once('exit', (code) => {
      if (child === state.running && !state.wanted && !state.stopped)
        console.error(`The servers ended (${code}); they wait for a change.`);
    });
    return child;
  }

  async function end(): Promise<void> {
    const { running } = state;
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  }

  async function turn(): Promise<void> {
    while (state.wanted && !state.stopped) {
      await end();
      state.wanted = false;
      if (!state.stopped) state.running = start();
    }
    turning = undefined;
  }

  return {
    restart: () => {
      state.wanted = true;
      turning ??= turn();
    },
    stop: async () => {
      state.stopped = true;
      await turning;
      await end();
    },
  };
}
