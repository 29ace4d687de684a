import { DAY } from '@mleg/platform/clock/durations';

const YEAR = 365 * DAY;

/** Of the registrar's own certificate: wallets are given it by hand. */
export const ROOT_LIFETIME = 20 * YEAR;
/** A name that has changed hands should not be believed for longer. */
export const LEAF_LIFETIME = 2 * YEAR;
/** Certificates hold from a day before they are made: clocks of phones are late now and then. */
export const CLOCKS_LATE_BY = DAY;
export const REGISTERED_FOR = YEAR;
