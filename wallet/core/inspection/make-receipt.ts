import type { Showing } from '../records/showing.ts';

/** `type` of a receipt; our own (docs/specifications/offline-check.md). */
export const RECEIPT_TYPE = 'mleg-receipt';

/**
 * What a holder hands in with a complaint: the code that was shown, signed by the card's key at that moment, and the
 * issuer's signed status list as this phone had it. Both signatures can be verified; undefined if nothing was kept.
 */
export function makeReceipt({ evidence }: Showing): string | undefined {
  return evidence && JSON.stringify({ type: RECEIPT_TYPE, ...evidence });
}
