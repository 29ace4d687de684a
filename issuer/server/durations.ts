import { DAY, HOUR, MINUTE, SECOND } from '@mleg/platform/clock/durations';

/** A minted pre-authorized code: "short lived and single use" (OpenID4VCI 1.0 §4.1.1). */
export const CODE_LIFETIME = 10 * MINUTE;
/** Long enough for a phone that loses its network between token and card; sender-constrained (ADR 0013). */
export const ACCESS_TOKEN_LIFETIME = DAY;
/** From each use on: a phone that has not asked for a year needs a new code (HAIP 1.0 §4). */
export const REFRESH_TOKEN_LIFETIME = 365 * DAY;
/** So long nobody may ask again with the refresh token before: of two at once one waits (P28). */
export const REFRESH_PAUSE = 30 * SECOND;
/** What is stated anew waits so long for the phone. */
export const UPDATE_KEPT_FOR = 60 * DAY;
export const NONCE_LIFETIME = 5 * MINUTE;
export const INSTITUTION_TOKEN_LIFETIME = 5 * MINUTE;
/** From the question which key codes are sealed to, to the answer which one follows it. */
export const CODE_KEY_PROOF_LIFETIME = 5 * MINUTE;
/** A wallet that has got its card and never said so counts as activated after this (ADR 0014). */
export const SILENT_ACTIVATION_AFTER = 2 * MINUTE;

/** A session at the desk that nobody uses, and the longest that one lasts (ASVS 5.0 §7.3.1, §7.3.2). */
export const DESK_IDLE = 30 * MINUTE;
export const DESK_SESSION_LIFETIME = 10 * HOUR;
/** An invitation to the desk. */
export const DESK_INVITATION_LIFETIME = DAY;
/** From the question for a passkey to its answer. */
export const PASSKEY_CHALLENGE_LIFETIME = 5 * MINUTE;

/** A committed change of a card's status is published within this time (I7). */
export const PUBLISHED_WITHIN = MINUTE;
/** After this nobody may rely on a copy of a list: as long as an inspector may be away from any network. */
export const STATUS_LIST_LIFETIME = 7 * DAY;
export const STATUS_LIST_SIGNED_AGAIN_AFTER = 12 * HOUR;
export const TRUST_LIST_LIFETIME = 7 * DAY;

/** A worker looks so often for rows that nobody woke it for. */
export const LOOK_EVERY = 15 * SECOND;
/** So often an authority for time-stamps is asked about what is not stamped yet. */
export const STAMP_EVERY = 10 * MINUTE;
/** Between these, the next try to deliver to an endpoint that failed is made when it may be. */
export const SOONEST_RETRY = SECOND / 5;
export const LATEST_RETRY = MINUTE;
