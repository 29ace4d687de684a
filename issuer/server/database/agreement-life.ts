import type { AgreementState } from '@mleg/issuer-contract/agreement';
import { lifeOf, type StatesBefore, statesBefore } from '@mleg/platform/database/life';

/** The one life of an agreement (`issuer/contract/agreement.ts` says what each state means). */
export const NEXT_AGREEMENT_STATES = {
  applied: ['applied', 'asked-back', 'in-force', 'refused'],
  'asked-back': ['applied', 'refused'],
  'in-force': ['suspended', 'ended'],
  suspended: ['in-force', 'ended'],
  refused: ['applied'],
  ended: ['applied'],
} as const satisfies Readonly<Record<AgreementState, readonly AgreementState[]>>;

export const AGREEMENT_LIFE = lifeOf('institutions.agreement_state', NEXT_AGREEMENT_STATES);

/** One step of the table. */
export type AgreementMove<To extends AgreementState = AgreementState> = {
  [Each in To]: { from: readonly StatesBefore<typeof NEXT_AGREEMENT_STATES, Each>[]; to: Each };
}[To];

/** States in which an institution may send an application, the first or another. */
export const MAY_APPLY: readonly AgreementState[] = statesBefore(NEXT_AGREEMENT_STATES, 'applied');
/** The agreement holds: cards may exist under it, and it may end. */
export const HOLDING_STATES: readonly AgreementState[] = statesBefore(NEXT_AGREEMENT_STATES, 'ended');
