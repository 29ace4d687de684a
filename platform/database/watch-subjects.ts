import type { Notifications } from './listen.ts';

/** Tells, in every process, of whom something has been said on a channel. */
export interface Watchers {
  /** Calls `heard` each time, and with `true` when something may have been missed. */
  watch(subject: string, heard: (isMissed: boolean) => void): () => void;
}

/** Payloads on the channel are `owner:subject`; those of other owners are not ours. */
export async function watchSubjects(notifications: Notifications, channel: string, owner: string): Promise<Watchers> {
  const watchers = new Map<string, Set<(isMissed: boolean) => void>>();
  await notifications.listen(channel, (payload) => {
    if (payload === undefined) return watchers.forEach((all) => callAll(all, true));
    const [whose, subject] = payload.split(':');
    if (whose === owner) callAll(watchers.get(subject ?? ''), false);
  });
  return {
    watch: (subject, heard) => {
      const all = watchers.get(subject) ?? new Set();
      watchers.set(subject, all.add(heard));
      return () => {
        all.delete(heard);
        if (all.size === 0 && watchers.get(subject) === all) watchers.delete(subject);
      };
    },
  };
}

function callAll(watchers: Set<(isMissed: boolean) => void> | undefined, isMissed: boolean): void {
  for (const heard of watchers ?? []) heard(isMissed);
}
