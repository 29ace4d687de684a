import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { AddChild } from '../invitation/add-child.tsx';
import { OrderStateBadge } from '../office/order-state-badge.tsx';
import { paths } from '../paths.ts';
import styles from './guardian.module.css';

/** The guardian's first page: each child leads to a page of its own. */
export function ChildrenPage() {
  const t = useT();
  const { institution } = useSession();
  const { data, error, refetch } = useQuery({ queryKey: ['children'], queryFn: () => client.guardian.children() });
  return (
    <Page documentTitle={`${t('family.children.title')} – ${institution.shortName}`}>
      <h1>{t('family.children.title')}</h1>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.children.length === 0 && (
        <EmptyState icon="user" title={t('family.children.none')}>
          <p>{t('family.children.noneText')}</p>
        </EmptyState>
      )}
      {data && data.children.length > 0 && (
        <>
          <p>{t('family.children.lead')}</p>
          <ul className={styles['children']}>
            {data.children.map(({ personId, displayName, group, orderState, eligible }) => (
              <li key={personId}>
                <Link to={`${paths.pupil}/${personId}`} className={styles['child']}>
                  <span>
                    <span className={styles['name']}>{displayName}</span>
                    <span className={typography['muted']}>{t('family.children.group', { group })}</span>
                  </span>
                  <OrderStateBadge state={orderState} eligible={eligible} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <AddChild />
    </Page>
  );
}
