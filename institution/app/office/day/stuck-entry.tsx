import type { StuckPerson, StuckReason } from '@mleg/institution-contract/day';
import { photoRejectionSchema } from '@mleg/institution-contract/photo';
import { Button } from '@mleg/ui/button.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import typography from '@mleg/ui/typography.module.css';
import { Link } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { ActionRefusal } from '../action-refusal.tsx';
import styles from './day.module.css';
import { actionFor, useStuckAction } from './use-day.ts';

interface StuckEntryProps {
  readonly reason: StuckReason;
  readonly person: StuckPerson;
}

/** One person, how long they have been stuck, and the button that helps. */
export function StuckEntry({ reason, person }: StuckEntryProps) {
  const t = useT();
  const dates = useDates();
  const action = useStuckAction(reason, person);
  const { personId, displayName, group, since, expiresAt, detail, remindedToday } = person;
  const when = expiresAt
    ? t('day.until', { date: dates.shortDate(expiresAt) })
    : t('day.since', { date: dates.shortDate(since) });
  const photo = photoRejectionSchema.safeParse(detail);
  const kind = actionFor[reason];
  const isDone = action.isSuccess || (kind === 'remind' && remindedToday);
  return (
    <li className={styles['entry']}>
      <span className={styles['words']}>
        <Link to={`${paths.office}/${personId}`} className={styles['name']}>
          {displayName}
        </Link>
        <span className={typography['muted']}>{[group, when].filter(Boolean).join(' · ')}</span>
        {photo.success && <span className={typography['muted']}>{t(`family.photo.reason.${photo.data}`)}</span>}
        {action.error && <ActionRefusal error={action.error} />}
      </span>
      {kind && (
        <Button
          look={isDone ? 'quiet' : 'secondary'}
          {...(isDone ? { icon: 'check' as const } : {})}
          aria-label={
            isDone ? undefined : t(kind === 'remind' ? 'day.remindFor' : 'day.newCodeFor', { name: displayName })
          }
          aria-live="polite"
          busy={action.isPending}
          onClick={isDone ? undefined : () => action.mutate()}
        >
          {buttonWords(t, kind, isDone)}
        </Button>
      )}
    </li>
  );
}

function buttonWords(t: ReturnType<typeof useT>, kind: 'new-code' | 'remind', isDone: boolean): string {
  if (kind === 'remind') return t(isDone ? 'day.remindDone' : 'day.remind');
  return t(isDone ? 'day.newCodeDone' : 'day.newCode');
}
