import { DAY } from '@mleg/platform/clock/durations';

/** A phone is asked to install another after this; nobody tries a demonstration for longer. */
export const AUTHORITY_LIFETIME = 2 * 365 * DAY;
/** iPhones take at most 825 days from an authority of one's own, and 398 from any other. */
export const CERTIFICATE_LIFETIME = 365 * DAY;
/** Certificates hold from a day before they are made: clocks of phones are late now and then. */
export const CLOCKS_LATE_BY = DAY;
/** Made anew at a start this long before the end: a demonstration does not run for longer at a stretch. */
export const RENEWED_BEFORE_END = 30 * DAY;
