import type { VerifiedStatusList } from './verify-status-list-token.ts';

/** `stale`: ask for a new copy, this one still counts for what it is. `expired`: must not be relied on at all. */
export type StatusListFreshness = 'fresh' | 'stale' | 'expired';

/** `ttl` runs from fetching, `exp` is absolute, and both outrank HTTP caching (Token Status List §13.7). All in seconds. */
export function statusListFreshness(
  { exp, ttl }: Pick<VerifiedStatusList, 'exp' | 'ttl'>,
  fetchedAt: number,
  now: number,
): StatusListFreshness {
  if (exp !== undefined && now >= exp) return 'expired';
  return ttl !== undefined && now >= fetchedAt + ttl ? 'stale' : 'fresh';
}
