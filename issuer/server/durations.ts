import { DAY, MINUTE, SECOND } from '@mleg/platform/clock/durations';

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

/** A worker looks so often for rows that nobody woke it for. */
export const LOOK_EVERY = 15 * SECOND;
/** So often an authority for time-stamps is asked about what is not stamped yet. */
export const STAMP_EVERY = 10 * MINUTE;
/** Between these, the next try to deliver to an endpoint that failed is made when it may be. */
export const SOONEST_RETRY = SECOND / 5;
export const LATEST_RETRY = MINUTE;
