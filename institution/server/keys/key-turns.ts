import { DAY } from '@mleg/platform/clock/durations';
import type { KeyUse } from '@mleg/platform/keys/key-ring';

type Turns = Omit<KeyUse, 'certifier'>;

const YEAR = 365 * DAY;

/**
 * Codes arrive sealed to it. The Ministry is told of the next one as soon as it is made, and a sealed code is to be opened
 * as long as a code can live at all: ninety days (`agreedTermsSchema`), and some on its way. A test compares them.
 */
export const CODE_KEY: Turns = {
  use: 'institution-codes',
  signsFor: YEAR,
  publishedBefore: DAY,
  publishedAfter: 100 * DAY,
};

/**
 * By it the Ministry knows the institution. Its turn is not by date: somebody of the Ministry's desk compares the next
 * one's fingerprint by telephone (ADR 0051). That it is time is said after two years.
 */
export const ASSERTION_KEY: Turns = {
  use: 'institution-assertion',
  signsFor: 2 * YEAR,
  publishedBefore: 0,
  publishedAfter: 0,
};
