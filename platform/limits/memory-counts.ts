import type { Count, Counts } from './limit.ts';

const key = (counted: Buffer) => counted.toString('base64');

/** For a party without a database: a limit per process still bounds what guessing gains. */
export function memoryCounts(): Counts {
  const known = new Map<string, Count>();
  const addOne = (counted: Buffer, now: Date, windowEndsAt: Date): Count => {
    const before = known.get(key(counted));
    const isRunning = before !== undefined && before.windowEndsAt > now;
    const count = isRunning ? { ...before, count: before.count + 1 } : { count: 1, windowEndsAt };
    known.set(key(counted), count);
    return count;
  };
  return {
    add: async (places, now, windowEndsAt) => {
      const counts: Count[] = [];
      for (const { counted, most } of places) {
        const count = addOne(counted, now, windowEndsAt);
        counts.push(count);
        if (count.count > most) break;
      }
      return counts;
    },
    takeBack: async (counted) => {
      for (const each of counted) {
        const count = known.get(key(each));
        if (count) known.set(key(each), { ...count, count: Math.max(0, count.count - 1) });
      }
    },
    forget: async (counted) => counted.forEach((each) => known.delete(key(each))),
    forgetBefore: async (now) => {
      for (const [name, { windowEndsAt }] of known) if (windowEndsAt <= now) known.delete(name);
    },
  };
}
