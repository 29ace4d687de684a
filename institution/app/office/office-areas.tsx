import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './office-areas.module.css';

/** One person at a time, whole groups, or everybody by file. */
export function OfficeAreas() {
  const t = useT();
  return (
    <nav aria-label={t('roster.areas.label')} className={styles['areas']}>
      <Link to={paths.office} activeOptions={{ exact: true }} className={styles['area']}>
        {t('roster.areas.people')}
      </Link>
      <Link to={paths.groups} className={styles['area']}>
        {t('roster.areas.groups')}
      </Link>
      <Link to={paths.roster} className={styles['area']}>
        {t('roster.areas.roster')}
      </Link>
      <Link to={paths.agreement} className={styles['area']}>
        {t('agreement.link')}
      </Link>
    </nav>
  );
}
