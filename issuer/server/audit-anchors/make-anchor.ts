import { epochSeconds } from '@mleg/platform/clock/durations';
import { signHead } from '../audit-head/sign-head.ts';
import type { IssuerDeps } from '../deps.ts';

/** Once a day, where heads are time-stamped: keeps where the audit's chain ends. Nobody is asked for it. */
export async function makeAnchor(
  deps: Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock' | 'anchors'>,
): Promise<void> {
  const { settings, clock, anchors } = deps;
  if (!settings.timeStamps) return;
  const now = clock.now();
  const day = now.toISOString().slice(0, 10);
  if (await anchors.read(day)) return;
  await anchors.keepHead(day, await signHead(deps, epochSeconds(now)));
}
