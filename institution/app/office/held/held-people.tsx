import { Button } from '@mleg/ui/button.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
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
      <div className={styles['people']} role="region" aria-label={t('mass.concerned')} tabIndex={0}>
        <table className={styles['changes']}>
          <thead>
            <tr>
              <th scope="col">{t('held.person')}</th>
              <th scope="col">{t('held.cardBefore')}</th>
              <th scope="col">{t('held.cardAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ personId, displayName, group, before, after }) => (
              <tr key={personId}>
                <th scope="row">
                  {displayName} <span className={typography['muted']}>{group}</span>
                </th>
                <td>
                  <OrderStateBadge state={before} eligible />
                </td>
                <td>{after ? <OrderStateBadge state={after} eligible /> : t('held.unchanged')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
