import { type MassAction, massActionRefusalSchema } from '@mleg/institution-contract/mass-action';
import { Button } from '@mleg/ui/button.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Progress } from '@mleg/ui/progress.tsx';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import styles from './mass-actions.module.css';
import { isUnderWay, type MassActionsModel } from './use-mass-actions.ts';

const tones: Record<MassAction['state'], StatusTone> = {
  running: 'progress',
  done: 'success',
  rejected: 'neutral',
};

interface ActionCardProps {
  readonly action: MassAction;
  readonly model: MassActionsModel;
}

/** One action: who asked for it, what it does and why, its progress, and the people it could not change. */
export function ActionCard({ action, model }: ActionCardProps) {
  const t = useT();
  const dates = useDates();
  const { massActionId, kind, reason, state, total, waiting, changed, untold, failures } = action;
  const canRetry = failures.some((failure) => failure.reason.startsWith('internal'));
  return (
    <article className={styles['action']} aria-labelledby={`action-${massActionId}`}>
      <div className={styles['head']}>
        <h3 id={`action-${massActionId}`}>{t(`mass.titled.${kind}`, { count: total })}</h3>
        <StatusBadge tone={tones[state]}>{t(`mass.state.${state}`)}</StatusBadge>
      </div>
      <p className={typography['muted']}>
        {t('mass.asked', { name: action.requestedBy, when: dates.dateTime(action.requestedAt) })}
        {reason && ` ${t('student.ended.reason', { reason: t(`student.reasons.${reason}`) })}`}
      </p>
      {action.decidedBy && (
        <p className={typography['muted']}>
          {t(state === 'rejected' ? 'mass.rejected' : 'mass.approved', { name: action.decidedBy })}
          {action.note && ` ${action.note}`}
        </p>
      )}
      {isUnderWay(action) && (
        <Progress
          label={t('mass.progress', { done: changed - untold, total })}
          value={(total - waiting - untold) / total}
        />
      )}
      {state === 'done' && untold === 0 && <p>{t('mass.result', { changed, total })}</p>}
      {failures.length > 0 && (
        <ul className={layout['list']} aria-label={t('mass.failures')}>
          {failures.map((failure) => (
            <li key={failure.personId} className={styles['row']}>
              <strong>{failure.displayName}</strong>
              <Reason reason={failure.reason} />
            </li>
          ))}
        </ul>
      )}
      {canRetry && (
        <div>
          <Button icon="refresh" busy={model.retry.isPending} onClick={() => model.retry.mutate(massActionId)}>
            {t('groups.retry')}
          </Button>
        </div>
      )}
    </article>
  );
}

function Reason({ reason }: { readonly reason: string }) {
  const t = useT();
  const known = massActionRefusalSchema.safeParse(reason);
  return (
    <span className={typography['problem']}>
      {known.success ? t(`mass.refusal.${known.data}`) : t('mass.refusal.internal', { reason })}
    </span>
  );
}
