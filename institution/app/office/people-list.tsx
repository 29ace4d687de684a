import type { personSummarySchema } from '@mleg/institution-contract/person';
import { Button } from '@mleg/ui/button.tsx';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import type { z } from 'zod';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { moveInList } from './move-in-list.ts';
import styles from './office.module.css';
import { OrderStateBadge } from './order-state-badge.tsx';

interface PeopleListProps {
  readonly people: readonly z.infer<typeof personSummarySchema>[];
  readonly ref: Ref<HTMLUListElement>;
  readonly busy: boolean;
  /** Missing: all are shown. */
  readonly onMore: (() => void) | undefined;
}

/** Links, so that each person has an address; the arrows go up and down as in a mail client. */
export function PeopleList({ people, ref, busy, onMore }: PeopleListProps) {
  const t = useT();
  if (people.length === 0) {
    return (
      <EmptyState icon="search" title={t('office.noneTitle')}>
        <p>{t('office.none')}</p>
      </EmptyState>
    );
  }
  return (
    <ul ref={ref} className={layout['list']} aria-label={t('office.list')}>
      {people.map(({ personId, displayName, albumNumber, studies, eligible, orderState }) => (
        <li key={personId}>
          <Link
            to={`${paths.office}/${personId}`}
            search={true}
            className={styles['entry']}
            onKeyDown={(event) => moveInList(event, 'search')}
          >
            <span className={typography['name']}>{displayName}</span>
            <span className={typography['muted']}>
              {t('office.album', { number: albumNumber })} · {studies}
            </span>
            <OrderStateBadge state={orderState} eligible={eligible} />
          </Link>
        </li>
      ))}
      {onMore && (
        <li className={styles['more']}>
          <Button look="quiet" busy={busy} onClick={onMore}>
            {t('office.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}
