/**
 * A request without an answer that the wallet may read: after `offline` it can be tried again, `forbidden-address` means
 * that no request was sent, and `redirected` and `oversized` answers were thrown away.
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
