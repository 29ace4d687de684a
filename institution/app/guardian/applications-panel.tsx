import type { Application, ApplicationKind } from '@mleg/institution-contract/application';
import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { PupilFile } from '@mleg/institution-contract/guardian';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './guardian.module.css';
import { StatementDialog } from './statement-dialog.tsx';
import { statable, useApplications } from './use-applications.ts';

const tones: Record<Application['state'], StatusTone> = {
  waiting: 'progress',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
};

interface ApplicationsPanelProps {
  readonly file: PupilFile;
  readonly order: CardOrder | undefined;
}

export function ApplicationsPanel({ file, order }: ApplicationsPanelProps) {
  const t = useT();
  const { submit, withdraw } = useApplications(file.personId);
  const [asking, setAsking] = useState<ApplicationKind>();
  const kinds = statable(file, order);
  if (kinds.length === 0 && file.applications.length === 0) return null;
  const needed = kinds.includes('issue');
  const error = submit.error ?? withdraw.error;
  const refused = ['ALREADY_THERE', 'NOTHING_TO_CANCEL', 'NOT_FORESEEN', 'ALREADY_DECIDED'];
  return (
    <Panel title={t('family.applications.title')}>
      <p>{t('family.applications.free')}</p>
      {submit.isSuccess && (
        <Notice tone="success" announce>
          {t('family.applications.done')}
        </Notice>
      )}
      {error && refused.includes(refusalCode(error) ?? '') && (
        <Notice tone="warning" announce>
          {t('family.applications.refused')}
        </Notice>
      )}
      {error && !refused.includes(refusalCode(error) ?? '') && <ProblemNotice error={error} />}
      {file.applications.length === 0 && <p className={typography['muted']}>{t('family.applications.none')}</p>}
      <ul className={styles['list']}>
        {file.applications.map((application) => (
          <ApplicationEntry
            key={application.applicationId}
            application={application}
            withdrawing={withdraw.isPending}
            onWithdraw={() => withdraw.mutate(application.applicationId)}
          />
        ))}
      </ul>
      <div className={layout['actions']}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            look={kind === 'issue' && needed ? 'primary' : 'secondary'}
            icon="document"
            busy={submit.isPending}
            onClick={() => setAsking(kind)}
          >
            {t(`family.applications.${kind}`)}
          </Button>
        ))}
      </div>
      {asking && (
        <StatementDialog
          kind={asking}
          onClose={() => setAsking(undefined)}
          onSend={(statement) => {
            setAsking(undefined);
            submit.mutate(statement);
          }}
        />
      )}
    </Panel>
  );
}

interface EntryProps {
  readonly application: Application;
  readonly withdrawing: boolean;
  readonly onWithdraw: () => void;
}

function ApplicationEntry({ application, withdrawing, onWithdraw }: EntryProps) {
  const t = useT();
  const dates = useDates();
  const { kind, state, channel, reason, note, endedAt, appliedAt } = application;
  const standing = kind === 'objection' && state === 'accepted' && endedAt === undefined;
  return (
    <li className={styles['application']}>
      <div className={styles['line']}>
        <strong>{t(`family.applications.kind.${kind}`)}</strong>
        <StatusBadge tone={endedAt ? 'neutral' : tones[state]}>
          {endedAt ? t('family.applications.ended') : t(`family.applications.state.${state}`)}
        </StatusBadge>
      </div>
      <span className={typography['muted']}>
        {dates.dateTime(appliedAt)}
        {channel === 'paper' && `, ${t('family.applications.paper')}`}
        {reason && `, ${t(`student.reasons.${reason}`)}`}
      </span>
      {note && <p>{t('family.applications.note', { note })}</p>}
      {(state === 'waiting' || standing) && (
        <div>
          <Button look="quiet" busy={withdrawing} onClick={onWithdraw}>
            {t('family.applications.withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
}
