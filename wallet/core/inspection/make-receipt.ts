import type { Showing } from '../records/showing.ts';

/** `type` of a receipt; our own (docs/specifications/offline-check.md). */
export const RECEIPT_TYPE = 'mleg-receipt';

/**
 * What a holder hands in after an argument: the code that was shown, signed by the card's key at that moment, and the
 * issuer's signed list as this phone had it. Everything in it is checked by signatures; undefined where nothing was kept.
 */
export function makeReceipt({ evidence }: Showing): string | undefined {
  return evidence && JSON.stringify({ type: RECEIPT_TYPE, ...evidence });
}
