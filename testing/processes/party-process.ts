import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { START, STEP } from '../patience.ts';

const root = join(import.meta.dirname, '..', '..');
const POLL = 50;

export interface PartyProcess {
  pid: number;
  /** As an operator stops it; everything it has acknowledged stays. */
  stop: () => Promise<void>;
}

export interface PartyPlace {
  roles: readonly string[];
  dataDirectory: string;
  /** Without it, in the directory that the test removes; an operator's is beside it. */
  journal?: string;
  basePort: number;
  /** Answered with 200 once the parties can work; workers answer nothing, and are there when they say so. */
  readyAddresses: readonly string[];
  /** Settings beside those of this process. */
  environment?: Readonly<Record<string, string>>;
  /** Web and workers of a party may be processes of their own. */
  only?: 'web' | 'workers';
  /** Of the command line, beside those that say the above. */
  options?: readonly string[];
}

/** Runs `main` for some parties in a process of their own and waits until all of them are ready. */
export async function startParties(place: PartyPlace): Promise<PartyProcess> {
  const { roles, dataDirectory, basePort, environment = {} } = place;
  const part = { web: ['--no-workers'], workers: ['--workers-only'] };
  const journal = ['--journal', place.journal ?? join(dataDirectory, 'journal')];
  const options = ['--role', roles.join(','), '--data', dataDirectory, ...journal, '--base-port', String(basePort)];
  options.push(...(place.options ?? []));
  if (place.only) options.push(...part[place.only]);
  const child = spawn(process.execPath, ['main/main.ts', ...options], {
    cwd: root,
    env: { ...process.env, ...environment },
    // It stops, and its database with it, when this channel closes: also where whoever tests is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = recordOutput(child);
  await whenReady(place, child, said);
  if (child.pid === undefined) throw new Error('The process has no number.');
  return { pid: child.pid, stop: () => stop(child) };
}

/** What the process said last, for the message when it does not come up. */
function recordOutput(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}

async function whenReady(place: PartyPlace, child: ChildProcess, said: () => string): Promise<void> {
  for (const deadline = performance.now() + START; performance.now() < deadline; await sleep(POLL)) {
    if (hasEnded(child)) break;
    const answers = await Promise.all(place.readyAddresses.map(isReady));
    if (said() !== '' && answers.every(Boolean)) return;
  }
  // A process that is killed leaves its database running, so it is asked to stop even where it seems to hang.
  await stop(child);
  throw new Error(`${place.roles.join(', ')} did not become ready.\n${said()}`);
}

async function isReady(address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(STEP, undefined, { ref: false })]);
  if (!hasEnded(child)) child.kill('SIGKILL');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
