import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Step } from '@mleg/issuer/deps';
import type { InstitutionStep, Message, Opened, ProcessSettings, Report } from './messages.ts';

/** A party in a process of its own, which dies where it is told to and is then started again. */
export interface MortalProcess {
  opened: Opened;
  /** How often it has died. */
  deaths(): number;
  dieAt(step: Step | InstitutionStep): Promise<void>;
  /** Starts it again if it is dead, and resolves when it answers. */
  revive(): Promise<void>;
  end(): Promise<void>;
}

export async function startMortalProcess(name: string, settings: ProcessSettings): Promise<MortalProcess> {
  const start = () => openChild(name, settings);
  let { child, opened } = await start();
  let deaths = 0;
  let reviving: Promise<void> | undefined;
  const isDead = () => child.signalCode !== null || child.exitCode !== null;
  const revive = async () => {
    if (!isDead()) return;
    if (child.signalCode !== 'SIGKILL') throw new Error(`the process ended by itself (${child.exitCode})`);
    deaths += 1;
    ({ child, opened } = await start());
  };
  return {
    get opened() {
      return opened;
    },
    deaths: () => deaths,
    dieAt: async (step) => {
      const armed = once(child, 'message');
      child.send({ dieAt: step } satisfies Message);
      await armed;
    },
    revive: () => {
      reviving ??= revive().finally(() => {
        reviving = undefined;
      });
      return reviving;
    },
    end: async () => {
      if (isDead()) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function openChild(name: string, settings: ProcessSettings): Promise<{ child: ChildProcess; opened: Opened }> {
  const child = fork(join(import.meta.dirname, 'processes', `${name}.ts`), [], { execArgv: [] });
  child.send({ open: settings } satisfies Message);
  const [report] = (await once(child, 'message')) as [Report];
  if ('open' in report) return { child, opened: report.open };
  throw new Error('failed' in report ? report.failed : 'the process spoke before it was asked');
}
