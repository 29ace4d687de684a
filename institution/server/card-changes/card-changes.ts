import type { Notifications } from '@mleg/platform/database/listen';
import { CARD_CHANGED } from './card-change-store.ts';

/** Tells, in every process, whose card has changed. */
export interface Changes {
  /** Calls `changed` after each change of the person's card, or when changes may have been missed. */
  watch(personId: string, changed: () => void): () => void;
}

export async function openChanges(notifications: Notifications, institutionId: string): Promise<Changes> {
  const watchers = new Map<string, Set<() => void>>();
  await notifications.listen(CARD_CHANGED, (payload) => {
    if (payload === undefined) return watchers.forEach(callAll);
    const [institution, personId] = payload.split(':');
    if (institution === institutionId) callAll(watchers.get(personId ?? ''));
  });
  return {
    watch: (personId, changed) => {
      const all = watchers.get(personId) ?? new Set();
      watchers.set(personId, all.add(changed));
      return () => {
        all.delete(changed);
        if (all.size === 0 && watchers.get(personId) === all) watchers.delete(personId);
      };
    },
  };
}

function callAll(watchers: Set<() => void> | undefined): void {
  for (const changed of watchers ?? []) changed();
}
