import type { MyCard } from '@mleg/institution-contract/my-card';
import type { InstitutionDeps } from '../deps.ts';
import { QUEUE_REFRESHED_EVERY, WATCH_LIFETIME } from '../durations.ts';
import { type CardDeps, readCard } from './my-card.ts';
import type { RefreshOrder } from './refresh-order.ts';

type WatchDeps = CardDeps & Pick<InstitutionDeps, 'changes'> & { refreshOrder: RefreshOrder };

/** The card now, and again after each change, until `signal` or ten minutes end it. */
export async function* watchCard(
  deps: WatchDeps,
  personId: string,
  signal: AbortSignal,
  /** Asked before each value: a right may end while somebody watches. */
  mayWatch: () => Promise<boolean> = async () => true,
): AsyncGenerator<MyCard, void, void> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(WATCH_LIFETIME)]);
  const bell = createBell(ends);
  const stopWatching = deps.changes.watch(personId, bell.ring);
  try {
    let sent: string | undefined;
    while (!ends.aborted) {
      const card = await readCard(deps, personId);
      if (!card || !(await mayWatch())) return;
      const text = JSON.stringify(card);
      if (text !== sent) yield card;
      sent = text;
      const isPreparing = card.order?.state === 'preparing';
      const rang = await bell.wait(isPreparing ? QUEUE_REFRESHED_EVERY : WATCH_LIFETIME);
      if (!rang && isPreparing && card.order) await deps.refreshOrder(card.order.orderId);
    }
  } finally {
    stopWatching();
  }
}

/** Rings that come while nobody waits are not lost. */
function createBell(ends: AbortSignal) {
  let hasRung = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    hasRung = true;
    wake?.();
  };
  ends.addEventListener('abort', () => wake?.(), { once: true });
  return {
    ring,
    /** @returns whether it rang within the time */
    wait: async (longestMs: number): Promise<boolean> => {
      if (!hasRung && !ends.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longestMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      const rang = hasRung;
      hasRung = false;
      return rang;
    },
  };
}
