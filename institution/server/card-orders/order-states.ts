import type { CardOrderState } from '@mleg/institution-contract/card-order';

/**
 * Where each state may go. The issuer's reports may come late, twice or not at all, so steps can be skipped, but never
 * taken back: what was replaced, cancelled or revoked here stays so whatever is still under way.
 */
export const NEXT_STATES: Readonly<Record<CardOrderState, readonly CardOrderState[]>> = {
  ordered: [
    'preparing',
    'ready',
    'redeemed',
    'activated',
    'locked',
    'expired',
    'cancelled',
    'replaced',
    'failed',
    'revoked',
  ],
  preparing: ['ready', 'redeemed', 'activated', 'locked', 'expired', 'cancelled', 'replaced', 'failed', 'revoked'],
  ready: ['redeemed', 'activated', 'locked', 'expired', 'cancelled', 'replaced', 'failed', 'revoked'],
  redeemed: ['activated', 'expired', 'cancelled', 'replaced', 'failed', 'revoked'],
  activated: ['revoked'],
  locked: [],
  expired: [],
  cancelled: [],
  replaced: [],
  failed: [],
  revoked: [],
};

export function canBecome(state: CardOrderState, next: CardOrderState): boolean {
  return NEXT_STATES[state].includes(next);
}

/** An order that could still end as a card on a phone, or has: there is at most one for a person. */
export function isOpen(state: CardOrderState): boolean {
  return NEXT_STATES[state].length > 0;
}

/** A phone may hold a card of this order: taking it back is a revocation, else the codes are only cancelled. */
export function mayBeOnPhone(state: CardOrderState): boolean {
  return state === 'redeemed' || state === 'activated';
}
