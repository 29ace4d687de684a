import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from '../student/my-card.module.css';

/** Where the page is: Uczeń → Dane ucznia → this page. */
export function PupilBreadcrumbs({ last, personId }: { readonly last?: string; readonly personId: string }) {
  const t = useT();
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className={styles['breadcrumbs']}>
        <li>{t('family.file.pupil')}</li>
        <li aria-current={last ? undefined : 'page'}>
          {last ? <Link to={`${paths.pupil}/${personId}`}>{t('family.file.data')}</Link> : t('family.file.data')}
        </li>
        {last && <li aria-current="page">{last}</li>}
      </ol>
    </nav>
  );
}
