import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds } from '@mleg/platform/clock/durations';
import type { Fetch } from '@mleg/platform/http/party';
import type { Log } from '@mleg/platform/log/log';
import { newerStatusList } from '@mleg/protocol/status-list/newer-status-list';
import { statusListAggregationSchema } from '@mleg/protocol/status-list/status-list-aggregation';
import { statusListFreshness } from '@mleg/protocol/status-list/status-list-freshness';
import { type VerifiedStatusList, verifyStatusListToken } from '@mleg/protocol/status-list/verify-status-list-token';
import { issuerKey, type TrustedIssuer } from '../trust/trusted-issuer.ts';

export interface HeldStatusList extends VerifiedStatusList {
  issuer: string;
  fetchedAt: number;
}

/**
 * The status lists of all trusted issuers, whole and ahead of time: no list is ever asked for because somebody's card
 * was shown, so nobody learns from the asking (Token Status List §12.2).
 */
export interface HeldStatusLists {
  /** The list, unless it may no longer be relied on. */
  find(issuer: string, uri: string): HeldStatusList | undefined;
  /** Fetches what has grown stale. False where something could not be had: it is logged, and kept as it was. */
  refresh(): Promise<boolean>;
  /** Everything that is held, usable or not. */
  all(): HeldStatusList[];
  summary(): { lists: number; oldestFetchedAt: number | undefined };
}

interface Deps {
  clock: Clock;
  fetch: Fetch;
  log: Log;
}

export function holdStatusLists(deps: Deps, trusted: readonly TrustedIssuer[]): HeldStatusLists {
  const held = new Map<string, HeldStatusList>();
  const seconds = () => epochSeconds(deps.clock.now());
  const isExpired = (list: HeldStatusList) => statusListFreshness(list, list.fetchedAt, seconds()) === 'expired';

  async function refreshList({ issuer, anchors }: TrustedIssuer, uri: string): Promise<void> {
    const known = held.get(uri);
    if (known && statusListFreshness(known, known.fetchedAt, seconds()) === 'fresh') return;
    const response = await deps.fetch(
      new Request(uri, { headers: { Accept: 'application/statuslist+jwt' }, redirect: 'error' }),
    );
    if (!response.ok) throw new Error(`status list answered ${response.status}`);
    const verified = await verifyStatusListToken((await response.text()).trim(), {
      uri,
      now: seconds(),
      resolveIssuerKey: (header) =>
        issuerKey([{ issuer, anchors }], issuer, {
          x5c: header['x5c'],
          now: deps.clock.now(),
          purpose: 'status-list',
        }),
    });
    if ('refused' in verified) throw new Error(`status list refused: ${verified.refused}`);
    const fetched = { ...verified, issuer, fetchedAt: seconds() };
    held.set(uri, known ? newerStatusList(known, fetched) : fetched);
  }

  async function refreshIssuer(issuer: TrustedIssuer): Promise<void> {
    const response = await deps.fetch(new Request(`${issuer.issuer}/status-lists`, { redirect: 'error' }));
    if (!response.ok) throw new Error(`list of status lists answered ${response.status}`);
    const aggregation = statusListAggregationSchema.safeParse(await response.json().catch(() => undefined));
    if (!aggregation.success) throw new Error('list of status lists answered something else');
    for (const uri of aggregation.data.status_lists) await refreshList(issuer, uri);
  }

  return {
    find: (issuer, uri) => {
      const list = held.get(uri);
      return list && list.issuer === issuer && !isExpired(list) ? list : undefined;
    },
    refresh: async () => {
      const refreshed = await Promise.allSettled(trusted.map(refreshIssuer));
      const failed = refreshed.filter((result) => result.status === 'rejected');
      for (const { reason } of failed) deps.log.warn({ reason: String(reason) }, 'status-lists.not-refreshed');
      return failed.length === 0;
    },
    all: () => [...held.values()],
    summary: () => ({
      lists: held.size,
      oldestFetchedAt: held.size === 0 ? undefined : Math.min(...Array.from(held.values(), (list) => list.fetchedAt)),
    }),
  };
}
