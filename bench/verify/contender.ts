/** One way to check one presentation: `check` does the whole of it and throws when it does not pass. */
export type Contender = { name: string; bytes: number; check: () => unknown };

export type Timing = { perSecond: number; median: number; p99: number };

/** One after another for so many seconds, after as long a warm-up as a just-in-time compiler needs. Milliseconds. */
export async function time(check: () => unknown, seconds: number): Promise<Timing> {
  const warmUntil = performance.now() + Math.min(500, seconds * 500);
  while (performance.now() < warmUntil) await check();
  const milliseconds: number[] = [];
  const from = performance.now();
  for (let last = from; last < from + seconds * 1_000; ) {
    await check();
    const now = performance.now();
    milliseconds.push(now - last);
    last = now;
  }
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { perSecond: (sorted.length * 1_000) / (performance.now() - from), median: at(0.5), p99: at(0.99) };
}
