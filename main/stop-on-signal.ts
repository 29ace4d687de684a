import type { Log } from '@mleg/platform/log/log';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** Ctrl-C reaches us from the terminal and from npm; only a later one means "at once". */
const IMPATIENCE = 1_000;

/** Stops on the first signal and then lets the process end; a second one, a second later, ends it at once. */
export function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let stoppingSince: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > IMPATIENCE) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ error: error instanceof Error ? error.name : 'unknown' }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  // `npm start` keeps a channel open; it closes when its process was killed.
  process.once('disconnect', () => onSignal('SIGHUP'));
  process.channel?.unref();
}
