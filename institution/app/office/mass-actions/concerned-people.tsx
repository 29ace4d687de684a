import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { useT } from '../../app-i18n.ts';
import styles from './mass-actions.module.css';

/** Whom it concerns, by name: nobody approves a number. */
export function ConcernedPeople({ massActionId }: { readonly massActionId: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey: ['mass-action-people', massActionId],
    queryFn: () => client.massActions.people({ massActionId }),
  });
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  return (
    // A long list scrolls in itself, and the keyboard has to get there.
    <ul className={classes(layout['list'], styles['concerned'])} aria-label={t('mass.concerned')} tabIndex={0}>
      {data.people.map(({ personId, displayName, albumNumber }) => (
        <li key={personId} className={styles['row']}>
          <span>{displayName}</span>
          <span className={typography['muted']}>{t('office.album', { number: albumNumber })}</span>
        </li>
      ))}
    </ul>
  );
}
