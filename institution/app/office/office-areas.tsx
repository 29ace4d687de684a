import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../api/session-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './office-areas.module.css';

/** Everything the office does, one place beside the other. */
export function OfficeAreas() {
  const t = useT();
  const isSchool = useSession().institution.kind === 'school';
  const areas = useRef<HTMLElement>(null);
  const place = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    // On a phone the row is longer than the screen.
    const here = areas.current?.querySelector(`a[href="${place}"]`);
    here?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [place]);
  return (
    <nav ref={areas} aria-label={t('roster.areas.label')} className={styles['areas']}>
      <Link to={paths.today} className={styles['area']}>
        {t('day.title')}
      </Link>
      <Link to={paths.office} activeOptions={{ exact: true, includeSearch: false }} className={styles['area']}>
        {t('roster.areas.people')}
      </Link>
      <Link to={paths.groups} className={styles['area']}>
        {t('roster.areas.groups')}
      </Link>
      {isSchool && (
        <>
          <Link to={paths.photos} className={styles['area']}>
            {t('desk.nav.photos')}
          </Link>
          <Link to={paths.applications} className={styles['area']}>
            {t('desk.nav.applications')}
          </Link>
        </>
      )}
      <Link to={paths.roster} className={styles['area']}>
        {t('roster.areas.roster')}
      </Link>
      <Link to={paths.agreement} className={styles['area']}>
        {t('agreement.link')}
      </Link>
    </nav>
  );
}
