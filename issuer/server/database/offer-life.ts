import type { IssuanceRequestState } from '@mleg/issuer-contract/issuance-request';
import { lifeOf, type Move, type StatesBefore } from '@mleg/platform/database/life';
import { NEXT_STATUSES } from '@mleg/student-card/card-status';
import { type RawBuilder, sql } from 'kysely';

type NextOfferStates = Readonly<Record<IssuanceRequestState, readonly IssuanceRequestState[]>>;

/** The one life of an offer (`issuer/contract/issuance-request.ts` says what each state means). */
export const NEXT_OFFER_STATES = {
  accepted: ['ready', 'failed', 'cancelled'],
  ready: ['redeemed', 'locked', 'expired', 'cancelled'],
  redeemed: ['activated', 'expired', 'cancelled'],
  // From here on the card has a status of its own.
  activated: [],
  locked: [],
  expired: [],
  cancelled: [],
  failed: [],
} as const satisfies NextOfferStates;

const OFFER_LIFE = lifeOf('offers.state', NEXT_OFFER_STATES);

const ALL = Object.keys(NEXT_OFFER_STATES) as IssuanceRequestState[];
/** Something may still come of it. */
export const OPEN_STATES = ALL.filter((state) => NEXT_OFFER_STATES[state].length > 0);
/** Nothing came of it, and nothing will. */
export const DEAD_STATES = ALL.filter((state) => state !== 'activated' && !OPEN_STATES.includes(state));
/** A wallet holds a token for its card. */
export const TOKEN_STATES = ['redeemed', 'activated'] as const satisfies readonly IssuanceRequestState[];

export const isOpen = OFFER_LIFE.in(OPEN_STATES);
export const isDead = OFFER_LIFE.in(DEAD_STATES);
export const hasToken = OFFER_LIFE.in(TOKEN_STATES);
/** The card is on a phone, and its last word is not said. */
export const isLive = sql<boolean>`(offers.state = 'activated' and offers.card_status <> 'revoked')`;

/** Every change that an institution is told of. */
export const changedAt = (now: Date): RawBuilder<unknown> => sql`sequence = offers.sequence + 1, changed_at = ${now}`;

interface MoveOptions<To extends IssuanceRequestState> {
  /** Some of the states from which it may be reached; without them, all. */
  from?: readonly StatesBefore<typeof NEXT_OFFER_STATES, To>[];
  /** Rows for which it does not hold stay in their state, and are reported as changed all the same. */
  when?: RawBuilder<boolean>;
}

/**
 * The only way of an offer from one state to another: `set` and `where` for an update of `offers`. The codes live while
 * the offer is ready; with any other state they go.
 */
export function moveOffers<To extends IssuanceRequestState>(to: To, now: Date, options: MoveOptions<To> = {}): Move {
  const { set, where } = OFFER_LIFE.move(to, options);
  const { when } = options;
  const gone = (column: string) =>
    when
      ? sql`${sql.ref(column)} = case when ${when} then null else ${sql.ref(column)} end`
      : sql`${sql.ref(column)} = null`;
  const codes = to === 'ready' ? sql`` : sql`, ${gone('sealed_codes')}, ${gone('activation_digest')}`;
  return { set: sql`${set}, ${changedAt(now)}${codes}`, where };
}

/** The status of the card that came of an offer; missing until the intent to sign it is stored. */
export const CARD_LIFE = lifeOf('offers.card_status', NEXT_STATUSES);
/** A card begins valid, with the first intent to sign one; the next intent finds it as it is. For `set`. */
export const cardBegins = sql`card_status = coalesce(offers.card_status, 'valid')`;
export const hasCard = sql<boolean>`offers.card_status is not null`;
