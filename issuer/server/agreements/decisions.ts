import type { AgreementMessage } from '@mleg/issuer-contract/agreement';
import type { StaffRole } from '@mleg/issuer-contract/staff';
import type { AgreementMove } from '../database/agreement-life.ts';
import type { IssuerEvent } from '../database/issuer-event.ts';

export type Decision = 'ask-back' | 'approve' | 'refuse' | 'suspend' | 'resume' | 'end';

type DecisionRule = AgreementMove & {
  /** A supervisor may do whatever a clerk may. */
  by: StaffRole;
  message: AgreementMessage['kind'];
  event: IssuerEvent;
};

/** All that the desk can do with an agreement. What an institution can do: apply (anew), and answer what was asked. */
export const DECISIONS: Readonly<Record<Decision, DecisionRule>> = {
  'ask-back': {
    from: ['applied'],
    to: 'asked-back',
    by: 'clerk',
    message: 'question',
    event: 'agreement.asked-back',
  },
  approve: { from: ['applied'], to: 'in-force', by: 'clerk', message: 'approval', event: 'agreement.approved' },
  refuse: {
    from: ['applied', 'asked-back'],
    to: 'refused',
    by: 'clerk',
    message: 'refusal',
    event: 'agreement.refused',
  },
  suspend: {
    from: ['in-force'],
    to: 'suspended',
    by: 'supervisor',
    message: 'suspension',
    event: 'agreement.suspended',
  },
  resume: {
    from: ['suspended'],
    to: 'in-force',
    // A supervisor is one of the two whom it takes (Q82).
    by: 'clerk',
    message: 'resumption',
    event: 'agreement.resumed',
  },
  end: {
    from: ['in-force', 'suspended'],
    to: 'ended',
    by: 'supervisor',
    message: 'ending',
    event: 'agreement.ended',
  },
};
