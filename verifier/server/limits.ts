import { MINUTE } from '@mleg/platform/clock/durations';
import type { LimitTable } from '@mleg/platform/limits/limit';

export type VerifierLimitName = 'questions' | 'six-digits';

/** All that the verifier limits, each process for itself; docs/operations.md has the same table for who operates it. */
export const verifierLimits: LimitTable<VerifierLimitName> = {
  questions: { counts: 'uses', by: 'address', most: 30, within: MINUTE },
  /** Six digits can be guessed: here a right one of a neighbour waits as well, or has the inspector's code read instead. */
  'six-digits': { counts: 'tries', by: 'address', most: 20, within: MINUTE },
};
