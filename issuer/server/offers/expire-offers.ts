import { later } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { SILENT_ACTIVATION_AFTER } from '../durations.ts';
import { activateSilent, expireUnfetched, expireUnused, lockSpent } from './expiry-store.ts';

/** Ends what time has ended: unused codes, spent codes, tokens that fetched nothing, wallets that say nothing. */
export async function expireOffers(deps: Pick<IssuerDeps, 'database' | 'clock' | 'wake'>): Promise<void> {
  const { database, clock, wake } = deps;
  const now = clock.now();
  let changed = await lockSpent(database, now);
  changed += await activateSilent(database, later(now, -SILENT_ACTIVATION_AFTER), now);
  const abandoned = await expireUnfetched(database, now);
  let expired = 0;
  do {
    expired = await expireUnused(database, now);
    changed += expired;
  } while (expired > 0);
  if (abandoned > 0) wake('publish-status-lists');
  if (changed + abandoned > 0) wake('deliver-changes');
}
