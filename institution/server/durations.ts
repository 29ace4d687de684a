import { DAY, HOUR, MINUTE, SECOND } from '@mleg/platform/clock/durations';

/** A click waits so long for the issuer; after that a job goes on. */
export const CLICK_PATIENCE = 2 * SECOND;
/** A job waits so long for an answer of the issuer. */
export const JOB_PATIENCE = 10 * SECOND;
/** About the agreement, which a page asks for while somebody looks at it. */
export const AGREEMENT_PATIENCE = 8 * SECOND;
/** A call under way has ended before another process may take it; one that died gives its calls back as soon. */
export const CLAIM_MARGIN = 5 * SECOND;
/** After three failures in a row the issuer is left alone so long, twice as long after each failed attempt. */
export const ISSUER_PAUSE_MIN = 5 * SECOND;
export const ISSUER_PAUSE_MAX = MINUTE;
/** An access token that would end on the way counts as ended. */
export const TOKEN_RENEWED_BEFORE = 30 * SECOND;
/** What is signed for the issuer to know us by (RFC 7523 §3). */
export const ASSERTION_LIFETIME = MINUTE;
/** The issuer makes a new security event token for each try; an old one is a replay. */
export const EVENT_AGE = 5 * MINUTE;
export const EVENT_SKEW = MINUTE;
export const ISSUER_KEYS_PATIENCE = 5 * SECOND;
export const ISSUER_KEYS_KEPT_FOR = HOUR;
/** Somebody who makes up key ids must not make us ask the issuer each time. */
export const ISSUER_KEYS_ASKED_AFTER = 30 * SECOND;
/** An order of which nothing was heard for so long is asked after by itself. */
export const SILENCE_OF_ISSUER = MINUTE;
/** The agreement's terms are asked for once in this time. */
export const TERMS_KNOWN_FOR = DAY;

/** A page that shows codes being prepared asks the issuer after so long: an event usually comes within a second or two. */
export const WAIT_IS_SUSPICIOUS_AFTER = 15 * SECOND;
/** Such a page waits so long for the issuer's answer. */
export const REFRESH_PATIENCE = 1_500;
/** While the issuer prepares the codes its queue moves without telling. */
export const QUEUE_REFRESHED_EVERY = 5 * SECOND;
/** A stream of changes ends after this: a client connects anew, and perhaps to another process. */
export const WATCH_LIFETIME = 10 * MINUTE;

/** A session without a request, and in all. */
export const SESSION_IDLE = 30 * MINUTE;
export const SESSION_LIFETIME = 12 * HOUR;
/** Not with every request: reading a page must not cost a write. */
export const SESSION_TOUCHED_AFTER = MINUTE;
/** So long a password given once more counts for what needs it. */
export const CONFIRMATION_LIFETIME = 15 * MINUTE;
/** A browser that somebody has signed in with is known so long, from the last time on. */
export const DEVICE_KNOWN_FOR = 365 * DAY;
/** A link for a forgotten password waits so long in a mailbox that others may read, too. */
export const RESET_LINK_LIFETIME = 30 * MINUTE;
/** A code on paper is taken home. */
export const RESET_CODE_LIFETIME = 3 * DAY;
/** A letter takes its time. */
export const INVITATION_LIFETIME = 14 * DAY;

/** Orders of one person are counted together within this. */
export const LIMIT_WINDOW = HOUR;
/** What one person of the staff does alone within this time counts together (D57). */
export const DEEDS_COUNTED_TOGETHER = DAY;
/**
 * Whoever has left counts for an erasure as enrolled so long: as long as the family may not have noticed that somebody
 * put them out, a month of holidays among them, and as the office sees on its pages what was decided.
 */
export const JUST_LEFT_FOR = 30 * DAY;
/** Leave to look or to take out is used within this, or asked for again. */
export const LEAVE_LIFETIME = DAY;
/** So long the office sees what was decided about what waited for a second person. */
export const DECIDED_SHOWN_FOR = 30 * DAY;
/** Nobody has decided about it for so long: it is forgotten, and asked for again by whoever still wants it. */
export const DEEDS_KEPT_FOR = 60 * DAY;

/** Codes that end within this are about to, on the office's pages and in messages. */
export const CODES_END_SOON = 7 * DAY;
/** A suspension that becomes a revocation within this is told of. */
export const SUSPENSION_ENDS_SOON = 3 * DAY;
/** The aim is seconds; an order that has not moved for so long stands on the office's first page. */
export const ORDER_IS_LATE_AFTER = 15 * MINUTE;

/** Longer than sending a batch of e-mail takes: until then no other process tries the same ones. */
export const MAIL_CLAIM = 10 * MINUTE;
/** Before the second try; twice as long before each further one, at most the longest. */
export const MAIL_FIRST_PAUSE = MINUTE;
export const MAIL_LONGEST_PAUSE = 6 * HOUR;

/** A photo that was rejected is kept so long, for whoever asks why. */
export const REJECTED_PHOTO_KEPT_FOR = 30 * DAY;
/** Rows of a file that were not taken can be fetched to be corrected so long, and a file waits so long for a decision. */
export const FILES_KEPT_FOR = 7 * DAY;
