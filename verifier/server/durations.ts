import { MINUTE, SECOND } from '@mleg/platform/clock/durations';

/** How often status lists and trust lists are looked at; those that are still fresh are not fetched. */
export const REFRESH_EVERY = 15 * SECOND;
/** How often what was not delivered is tried again and what has expired is forgotten. */
export const TICK_EVERY = SECOND;

/** A key that is due is made within this time; nobody waits for it. */
export const KEYS_LOOKED_AT_EVERY = MINUTE;

/** A proof of a holder that was made longer ago is a recording (V39). */
export const PROOF_AGE = 2 * MINUTE;
/** Agreements change by the week. */
export const TRUST_LIST_AGE = 5 * MINUTE;
/** The day pack's `iat` is also how a phone learns that its clock is wrong, so it is never much older than this. */
export const DAY_PACK_SIGNED_ANEW_AFTER = 10 * MINUTE;

/** A wallet has this long to answer an online check. */
export const ANSWER_WITHIN = 5 * MINUTE;
/** A result that nobody collects is forgotten after this. */
export const COLLECT_WITHIN = 2 * MINUTE;
/** Before each further try to send an event to a relying party. The result is forgotten soon after the last. */
export const EVENT_RETRY_PAUSES: readonly number[] = [2 * SECOND, 8 * SECOND, 30 * SECOND, MINUTE];
/** Whoever is called (an issuer for its lists, a relying party with an event) has this long for the whole answer. */
export const CALL_PATIENCE = 10 * SECOND;

/** An inspector's question under six digits, and its answer. */
export const QUESTION_LIFETIME = 2 * MINUTE;
/** Of a browser in the demonstration shop: long enough for a check and a look at its result. */
export const SHOP_SESSION_LIFETIME = 15 * MINUTE;
