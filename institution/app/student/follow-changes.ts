import type { MyCard } from '@mleg/institution-contract/my-card';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { noticeExpiry } from '@mleg/ui/calls/query-client.ts';

interface Follower {
  /** Opens the server's stream; its first value comes at once. */
  readonly watch: (signal: AbortSignal) => Promise<AsyncIterable<MyCard>>;
  readonly onCard: (card: MyCard) => Promise<void>;
  readonly onConnection: (connected: boolean) => void;
  readonly signal: AbortSignal;
}

const longestPauseMs = 10_000;

/** Passes on each change of the card that the server reports; reconnects until told to stop. */
export async function followChanges({ watch, onCard, onConnection, signal }: Follower): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      for await (const card of await watch(signal)) {
        failures = 0;
        onConnection(true);
        await onCard(card);
      }
    } catch (error) {
      if (signal.aborted) return;
      noticeExpiry(error);
      if (refusalCode(error) === 'UNAUTHORIZED') return;
      failures += 1;
      // One dropped connection is normal and not reported: phones sleep, servers restart.
      if (failures > 1) onConnection(false);
    }
    await pause(Math.min(longestPauseMs, 500 * 2 ** failures), signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
