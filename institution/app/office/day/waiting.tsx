import type { Day, Queue } from '@mleg/institution-contract/day';
import type { RosterImport } from '@mleg/institution-contract/roster';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { createLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import styles from './day.module.css';

const PageLink = createLink(LinkButton);

export function isWaiting({ applications, photos, leavers, roster }: Day): boolean {
  return roster !== undefined || [applications, photos, leavers].some(({ count }) => count > 0);
}

/** What only the office can decide, each with a link to where it is decided. */
export function Waiting({ day }: { readonly day: Day }) {
  const t = useT();
  const { applications, photos, leavers, roster } = day;
  const isNothing = !isWaiting(day);
  return (
    <Panel title={t('day.waitingTitle')}>
      {isNothing && <p className={typography['muted']}>{t('day.waitingNone')}</p>}
      {!isNothing && (
        <ul className={styles['list']} aria-label={t('day.waitingTitle')}>
          {applications.count > 0 && (
            <QueueEntry queue={applications} title={t('day.applications', { count: applications.count })}>
              <PageLink to={paths.applications}>{t('day.openApplications')}</PageLink>
            </QueueEntry>
          )}
          {photos.count > 0 && (
            <QueueEntry queue={photos} title={t('day.photos', { count: photos.count })}>
              <PageLink to={paths.photos}>{t('day.openPhotos')}</PageLink>
            </QueueEntry>
          )}
          {leavers.count > 0 && (
            <QueueEntry queue={leavers} title={t('day.leavers', { count: leavers.count })}>
              <PageLink to={paths.massActions}>{t('day.openLeavers')}</PageLink>
            </QueueEntry>
          )}
          {roster && <RosterEntry roster={roster} />}
        </ul>
      )}
    </Panel>
  );
}

interface QueueEntryProps {
  readonly queue: Queue;
  readonly title: string;
  readonly children: ReactNode;
}

function QueueEntry({ queue, title, children }: QueueEntryProps) {
  const t = useT();
  const dates = useDates();
  return (
    <li className={styles['entry']}>
      <span className={styles['words']}>
        <strong>{title}</strong>
        {queue.since && (
          <span className={typography['muted']}>{t('day.oldest', { date: dates.shortDate(queue.since) })}</span>
        )}
      </span>
      {children}
    </li>
  );
}

function RosterEntry({ roster }: { readonly roster: RosterImport }) {
  const t = useT();
  const dates = useDates();
  const about = { name: roster.fileName, by: roster.uploadedBy, date: dates.shortDate(roster.uploadedAt) };
  return (
    <li className={styles['entry']}>
      <span className={styles['words']}>
        <strong>{t(`day.roster.${whatItNeeds(roster)}`)}</strong>
        <span className={typography['muted']}>{t('day.roster.about', about)}</span>
      </span>
      <PageLink to={paths.roster}>{t('day.roster.open')}</PageLink>
    </li>
  );
}

function whatItNeeds({ state, needsSecondPerson }: RosterImport): 'decide' | 'columns' | 'ask' {
  if (state === 'columns-needed') return 'columns';
  return needsSecondPerson ? 'ask' : 'decide';
}
