import type { AgreementState } from '@mleg/issuer-contract/agreement';
import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import type { StaffRole } from '@mleg/issuer-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import type { Decide, Decision } from './use-agreement.ts';

type Kind = Exclude<Decision['kind'], 'acceptChange' | 'declineChange'>;

/** The decisions offered in each state; the server decides which are allowed. The first is the usual next step. */
const OFFERED: Readonly<Record<AgreementState, readonly Kind[]>> = {
  applied: ['approve', 'askBack', 'refuse'],
  'asked-back': ['refuse'],
  'in-force': ['suspend', 'end'],
  suspended: ['resume', 'end'],
  refused: [],
  ended: [],
};
const SUPERVISORS: readonly Kind[] = ['suspend', 'end'];

interface DecisionsProps {
  readonly agreement: AgreementDetail;
  readonly role: StaffRole;
  readonly decide: Decide;
}

export function Decisions({ agreement, role, decide }: DecisionsProps) {
  const t = useT();
  const [asking, setAsking] = useState<Kind>();
  const { state, twoPeople } = agreement;
  // Whoever has said yes waits for somebody else's.
  const possible = OFFERED[state].filter((kind) => !twoPeople.some(({ decision, mine }) => mine && decision === kind));
  const offered = possible.filter((kind) => role === 'supervisor' || !SUPERVISORS.includes(kind));
  const dialog = {
    agreement,
    onClose: () => setAsking(undefined),
    onDecide: (decision: Decision) => {
      setAsking(undefined);
      decide.mutate(decision);
    },
  };
  return (
    <Panel title={t('decision.title')}>
      <p>{t(`decision.now.${state}`)}</p>
      {possible.length > offered.length && <p className={typography['muted']}>{t('decision.supervisorOnly')}</p>}
      {offered.length > 0 && (
        <div className={layout['actions']}>
          {offered.map((kind) => (
            <Button
              key={kind}
              look={kind === 'approve' || kind === 'resume' ? 'primary' : 'secondary'}
              busy={decide.isPending}
              onClick={() => setAsking(kind)}
            >
              {t(`decision.${kind}.button`)}
            </Button>
          ))}
        </div>
      )}
      {asking === 'approve' && <ApproveDialog {...dialog} />}
      {asking && asking !== 'approve' && <DecisionDialog key={asking} kind={asking} {...dialog} />}
    </Panel>
  );
}
