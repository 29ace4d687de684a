import { Icon } from '@mleg/ui/icon.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { faceQuery } from '../api/face-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './shell.module.css';

/** Whose desk it is, and the way to the first page. */
export function Brand() {
  const t = useT();
  const { data } = useQuery(faceQuery);
  return (
    <Link to={paths.agreements} className={styles['brand']}>
      <Icon name="shield" size="large" />
      <span>
        {data?.authorityName ?? t('product')}
        <span className={styles['desk']}>{t('product')}</span>
      </span>
    </Link>
  );
}
