import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock/clock.ts';
import { reportFault } from '../http/incident.ts';
import type { Log } from '../log/log.ts';
import { type OneAtATime, oneAtATime } from './one-at-a-time.ts';

/**
 * By name. Each does all there is to do, so that being asked for twice is being asked for once. One that resolves to
 * `false` could not be done and has logged the reason: that is neither a fault nor a success.
 */
export type Tasks = Readonly<Record<string, () => Promise<unknown>>>;

/** What a party does beside requests in this process, whoever asks for it: a job, a period, a request, a test. */
export interface Work<T extends Tasks> {
  /** Performs a task, never twice at once. Rejects with its fault: a job that asked is to be tried again. */
  perform<Name extends keyof T>(name: Name): Promise<Awaited<ReturnType<T[Name]>>>;
  /** Performs all tasks in their order. A fault in one is reported and does not stop the rest. */
  round(): Promise<void>;
  /** Performs a task every `period` milliseconds, the first time one period from now. Faults are reported. */
  every(period: number, name: keyof T): void;
  /** Performs a task `pause` milliseconds from now, instead of what was planned for it before. Faults are reported. */
  after(pause: number, name: keyof T): void;
  /** When a task last ended without a fault in this process; undefined where it never has. */
  lastSuccess(name: keyof T): Date | undefined;
  /** Begins nothing more by itself and waits for what is under way, ten seconds at the most. */
  stop(): Promise<void>;
}

const STOP_PATIENCE = 10_000;

export function openWork<T extends Tasks>({ clock, log }: { clock: Clock; log: Log }, tasks: T): Work<T> {
  const succeeded = new Map<keyof T, Date>();
  const performers = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => {
      const run = async () => {
        const result = await task();
        if (result !== false) succeeded.set(name, clock.now());
        return result;
      };
      return [name, oneAtATime(run)];
    }),
  ) as Record<keyof T, OneAtATime<unknown>>;
  const perform = (name: keyof T) => performers[name].ask();
  const performQuietly = async (name: keyof T): Promise<void> => {
    await perform(name).catch((error: unknown) => reportFault(log, error, String(name)));
  };
  const periods: NodeJS.Timeout[] = [];
  const planned = new Map<keyof T, NodeJS.Timeout>();
  return {
    perform: perform as Work<T>['perform'],
    round: async () => {
      for (const name of Object.keys(tasks)) await performQuietly(name);
    },
    every: (period, name) => {
      periods.push(setInterval(() => void performQuietly(name), period).unref());
    },
    after: (pause, name) => {
      clearTimeout(planned.get(name));
      planned.set(name, setTimeout(() => void performQuietly(name), pause).unref());
    },
    lastSuccess: (name) => succeeded.get(name),
    stop: async () => {
      periods.forEach(clearInterval);
      for (const timer of planned.values()) clearTimeout(timer);
      const settled = Promise.all(
        Object.values<OneAtATime<unknown>>(performers).map((performer) => performer.settled()),
      );
      await Promise.race([settled, sleep(STOP_PATIENCE, undefined, { ref: false })]);
    },
  };
}
