/** One way to check one presentation: `check` does the whole of it and throws when it does not pass. */
export type Contender = { name: string; bytes: number; check: () => unknown };

/** Milliseconds; `cpu` is the processor time of one check, which does not grow when others use the machine. */
export type Timing = { perSecond: number; median: number; p99: number; cpu: number };

/** So many runs give the just-in-time compiler time to do its work. */
const WARM_UP_CHECKS = 2_000;

/** Runs checks one after another for so many seconds. */
export async function time(check: () => unknown, seconds: number): Promise<Timing> {
  for (let warm = 0; warm < WARM_UP_CHECKS; warm++) await check();
  const milliseconds: number[] = [];
  const cpuBefore = process.cpuUsage();
  const from = performance.now();
  for (let last = from; last < from + seconds * 1_000; ) {
    await check();
    const now = performance.now();
    milliseconds.push(now - last);
    last = now;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = (user + system) / 1_000 / milliseconds.length;
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { perSecond: (sorted.length * 1_000) / (performance.now() - from), median: at(0.5), p99: at(0.99), cpu };
}
