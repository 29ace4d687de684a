import { MINUTE, SECOND } from '../clock/durations.ts';

/*
 * Limits of every party in time and number, as docs/operations.md lists them; what one party alone decides stands in its
 * own `durations.ts` and beside what is limited.
 */

/** Whoever has not said in this time what they want is let go. */
export const HEADERS_WITHIN = 10 * SECOND;
/** Header lines of one request. */
export const HEADERS_MAX = 100;
/** All of them together, in bytes. */
export const HEADERS_MAX_BYTES = 16_384;
/** A body has this long, and longer by what has come of it. */
export const BODY_GRACE = 10 * SECOND;
/** Bytes a second: less than any line on which somebody would send a file. */
export const BODY_RATE = 32_768;
/** A whole request, where nobody reads its body: longer than the largest takes at that rate. */
export const REQUEST_WITHIN = 15 * MINUTE;
/** How often connections are looked at for these. */
export const CONNECTIONS_LOOKED_AT_EVERY = 2 * SECOND;
/** Live streams of one session: one for each tab that somebody has forgotten. */
export const STREAMS_PER_SESSION = 10;
