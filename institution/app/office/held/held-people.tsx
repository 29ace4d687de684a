import { Button } from '@mleg/ui/button.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { VisuallyHidden } from '@mleg/ui/visually-hidden.tsx';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import { OrderStateBadge } from '../order-state-badge.tsx';
import styles from './held.module.css';
import { useConcernedPeople } from './use-held.ts';

interface HeldPeopleProps {
  readonly deedId: string;
  readonly count: number;
}

/** Each person whom it concerns, with their card before and after; more of them when they are asked for. */
export function HeldPeople({ deedId, count }: HeldPeopleProps) {
  const t = useT();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useConcernedPeople(deedId);
  if (error) return <OfficeProblem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const people = data.pages.flatMap((page) => page.people);
  return (
    <>
      {/* A long list scrolls in itself, and the keyboard has to get there. */}
      <ul className={styles['people']} aria-label={t('mass.concerned')} tabIndex={0}>
        {people.map(({ personId, displayName, group, before, after }) => (
          <li key={personId} className={styles['entry']}>
            <span>
              <strong>{displayName}</strong> <span className={typography['muted']}>{group}</span>
            </span>
            <span className={styles['cards']}>
              <VisuallyHidden>{t('held.cardBefore')}: </VisuallyHidden>
              <OrderStateBadge state={before} eligible />
              <span aria-hidden="true">→</span>
              <VisuallyHidden>{t('held.cardAfter')}: </VisuallyHidden>
              {after ? <OrderStateBadge state={after} eligible /> : t('held.unchanged')}
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('held.morePeople', { shown: people.length, count })}
          </Button>
        </div>
      )}
    </>
  );
}
