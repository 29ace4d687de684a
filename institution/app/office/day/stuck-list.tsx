import type { Stuck, StuckReason } from '@mleg/institution-contract/day';
import type { PeopleFilter } from '@mleg/institution-contract/person';
import { Icon } from '@mleg/ui/icon.tsx';
import type { IconName } from '@mleg/ui/icon-shapes.ts';
import typography from '@mleg/ui/typography.module.css';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import styles from './day.module.css';
import { StuckEntry } from './stuck-entry.tsx';

const icons: Readonly<Record<StuckReason, IconName>> = {
  locked: 'lock',
  failed: 'alert',
  delayed: 'clock',
  expiring: 'clock',
  expired: 'clock',
  unclaimed: 'qr',
  'photo-rejected': 'camera',
};

/** The list in which all of these people are, where there is one. */
const listOf: Readonly<Record<StuckReason, PeopleFilter | undefined>> = {
  locked: 'no-card',
  failed: 'no-card',
  delayed: undefined,
  expiring: 'expiring',
  expired: 'no-card',
  unclaimed: 'codes-ready',
  'photo-rejected': undefined,
};

/** One kind of trouble: how many people have it, and who has had it longest. */
export function StuckList({ stuck: { reason, total, people } }: { readonly stuck: Stuck }) {
  const t = useT();
  const headingId = useId();
  const stan = listOf[reason];
  return (
    <section aria-labelledby={headingId} className={styles['stuck']}>
      <h3 id={headingId} className={styles['reason']} data-urgent={reason === 'locked' || reason === 'failed'}>
        <Icon name={icons[reason]} />
        <span>{t(`day.reason.${reason}`)}</span>
        <span className={styles['count']}>{total}</span>
      </h3>
      {reason === 'delayed' && <p className={typography['muted']}>{t('day.delayedHint')}</p>}
      <ul className={styles['list']} aria-labelledby={headingId}>
        {people.map((person) => (
          <StuckEntry key={person.personId} reason={reason} person={person} />
        ))}
      </ul>
      {total > people.length && stan && (
        <p className={styles['more']}>
          <Link to={paths.office} search={{ stan }}>
            {t('day.more', { count: total })}
          </Link>
        </p>
      )}
      {total > people.length && !stan && (
        <p className={typography['muted']}>{t('day.rest', { count: total - people.length })}</p>
      )}
    </section>
  );
}
