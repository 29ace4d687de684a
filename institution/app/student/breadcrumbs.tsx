import { useT } from '../app-i18n.ts';
import styles from './my-card.module.css';

/**
 * The path people know from the university's portal; the steps before the last belong to that portal, not to this app.
 */
export function Breadcrumbs() {
  const t = useT();
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className={styles['breadcrumbs']}>
        <li>{t('navigation.student')}</li>
        <li>{t('navigation.documents')}</li>
        <li aria-current="page">{t('navigation.card')}</li>
      </ol>
    </nav>
  );
}
