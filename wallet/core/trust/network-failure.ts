/**
 * Nothing came back, or nothing the wallet may read: `offline` can be tried again, `forbidden-address` was not asked,
 * `redirected` and `oversized` answers were thrown away.
 */
export type NetworkFailureReason = 'offline' | 'forbidden-address' | 'redirected' | 'oversized';

export class NetworkFailure extends Error {
  readonly reason: NetworkFailureReason;

  constructor(reason: NetworkFailureReason) {
    super(`network: ${reason}`);
    this.name = 'NetworkFailure';
    this.reason = reason;
  }
}

/** The protocol library wraps what its `fetch` throws, more than once. */
export function isNetworkFailure(error: unknown, reason: NetworkFailureReason): boolean {
  if (error instanceof NetworkFailure) return error.reason === reason;
  return error instanceof Error && error.cause !== undefined && isNetworkFailure(error.cause, reason);
}
