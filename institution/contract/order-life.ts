import { type CardOrderState, cardOrderStateSchema } from './card-order.ts';

/**
 * The one table of an order's life: where each state may go. The store changes no order in another way, and what SQL
 * looks for and pages offer is derived from it. The issuer's reports may come late, twice or not at all, so steps can be
 * skipped, but never taken back: what was replaced, cancelled or revoked here stays so whatever is still under way.
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
  return isOpen(state) && !canBecome(state, 'locked');
}

const statesThat = (hold: (state: CardOrderState) => boolean): readonly CardOrderState[] =>
  cardOrderStateSchema.options.filter(hold);

export const OPEN_STATES = statesThat(isOpen);
/** The codes are not there yet. */
export const STATES_UNDER_WAY = statesThat((state) => canBecome(state, 'ready'));
/** There are codes, or will be, and no phone has given them yet. */
export const STATES_OF_CODES = statesThat((state) => isOpen(state) && !mayBeOnPhone(state));
export const STATES_ON_PHONE = statesThat(mayBeOnPhone);
/** The issuer has taken the order: what changes about the card has to be told to it. */
export const STATES_AT_ISSUER = statesThat((state) => isOpen(state) && canBecome('ordered', state));

/**
 * Whether lists and pages offer to take back somebody's codes or card; where they do not, new codes can be ordered.
 * @param shown a person's newest order as lists show it: `suspended` is an activated card out of use for a while
 */
export function mayTakeBack(shown: string | undefined): boolean {
  const state = cardOrderStateSchema.safeParse(shown === 'suspended' ? 'activated' : shown);
  return state.success && isOpen(state.data);
}
