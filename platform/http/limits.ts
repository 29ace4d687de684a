import { MINUTE, SECOND } from '@mleg/platform/clock/durations';

/** Whoever has not said in this time what they want is let go of. A telephone on a bad line needs a second. */
export const HEADERS_WITHIN = 10 * SECOND;
/** A body has this long, and longer by its size: a line that carries less than the rate carries no card either. */
export const BODY_GRACE = 10 * SECOND;
/** Bytes in a second; the old GSM does more. */
export const BODY_RATE = 2_048;
/** A connection that says nothing more. */
export const IDLE_CONNECTION = 5 * SECOND;
/** The whole of a request, whatever became of the rest: the last resort, for a body that nobody reads. */
export const REQUEST_WITHIN = 5 * MINUTE;
/** Header lines of one request, and their bytes. */
export const HEADERS_MAX = 100;
export const HEADERS_MAX_BYTES = 16_384;
