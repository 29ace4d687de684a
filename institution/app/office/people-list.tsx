import type { personSummarySchema } from '@mleg/institution-contract/person';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, Ref } from 'react';
import type { z } from 'zod';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './office.module.css';
import { OrderStateBadge } from './order-state-badge.tsx';

interface PeopleListProps {
  readonly people: readonly z.infer<typeof personSummarySchema>[];
  readonly ref: Ref<HTMLUListElement>;
}

/** Links, so that each person has an address; the arrows go up and down as in a mail client. */
export function PeopleList({ people, ref }: PeopleListProps) {
  const t = useT();
  if (people.length === 0) {
    return (
      <EmptyState icon="search" title={t('office.noneTitle')}>
        <p>{t('office.none')}</p>
      </EmptyState>
    );
  }
  return (
    <ul ref={ref} className={styles['list']} aria-label={t('office.list')}>
      {people.map(({ personId, displayName, albumNumber, studies, eligible, orderState }) => (
        <li key={personId}>
          <Link to={`${paths.office}/${personId}`} className={styles['entry']} onKeyDown={moveInList}>
            <span className={styles['name']}>{displayName}</span>
            <span className={styles['muted']}>
              {t('office.album', { number: albumNumber })} · {studies}
            </span>
            <OrderStateBadge state={orderState} eligible={eligible} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function moveInList(event: KeyboardEvent<HTMLAnchorElement>): void {
  const item = event.currentTarget.closest('li');
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const target = next?.querySelector('a') ?? (event.key === 'ArrowUp' ? document.getElementById('search') : null);
  target?.focus();
}
