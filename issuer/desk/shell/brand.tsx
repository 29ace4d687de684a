import { Icon } from '@mleg/ui/icon.tsx';
import { BrandLink } from '@mleg/ui/shell/brand-link.tsx';
import { useQuery } from '@tanstack/react-query';
import { faceQuery } from '../api/face-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './brand.module.css';

/** Whose desk it is. */
export function Brand() {
  const t = useT();
  const { data } = useQuery(faceQuery);
  return (
    <BrandLink to={paths.agreements}>
      <Icon name="shield" size="large" />
      <span>
        {data?.authorityName ?? t('product')}
        <span className={styles['desk']}>{t('product')}</span>
      </span>
    </BrandLink>
  );
}
