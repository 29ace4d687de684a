import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { START } from '@mleg/testing/patience';

const root = join(import.meta.dirname, '..', '..');
const POLL = 50;

/** How a process ended, and all it said. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; said: string };

export type RunningProcess = {
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
  /** What the process sees when `npm start` around it is killed. */
  abandon(): Promise<Ended>;
};

/** `npm start` without the installing: main with these options, once it says that it runs. */
export async function startMain(options: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RunningProcess> {
  const { child, ended, said } = spawnNode('main/main.ts', options, env);
  for (const deadline = performance.now() + START; performance.now() < deadline; await sleep(POLL)) {
    if (said().includes('Stop with Ctrl-C')) {
      return {
        end: async (signal) => {
          child.kill(signal);
          return ended;
        },
        abandon: async () => {
          child.disconnect();
          return ended;
        },
      };
    }
    if (child.exitCode !== null) break;
  }
  child.kill('SIGKILL');
  throw new Error(`main ${options.join(' ')} did not start.\n${said()}`);
}

/** `npm run smoke`, to its end. */
export function runSmoke(institution: string, user: string, ...options: string[]): Promise<Ended> {
  const args = ['--institution', institution, '--as', user, '--password', 'mlegitymacja', ...options];
  return spawnNode('tools/smoke.ts', args, {}).ended;
}

function spawnNode(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  // Not 'close', which does not come after `disconnect`.
  const silent = [child.stdout, child.stderr].map((stream) => stream && finished(stream));
  const ended = Promise.all([once(child, 'exit'), ...silent]).then(
    ([[code, signal]]): Ended => ({ code: code as number | null, signal: signal as NodeJS.Signals | null, said: text }),
  );
  return { child, ended, said: () => text };
}
