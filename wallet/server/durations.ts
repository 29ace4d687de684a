import { SECOND } from '@mleg/platform/clock/durations';

/** A verifier that has not answered the relay by then does not answer: the phone waits twenty seconds in all. */
export const VERIFIER_PATIENCE = 12 * SECOND;
