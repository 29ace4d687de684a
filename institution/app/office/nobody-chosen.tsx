import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { useT } from '../app-i18n.ts';
import styles from './office.module.css';

export function NobodyChosen() {
  const t = useT();
  return (
    <div className={styles['nobody']}>
      <EmptyState icon="user" title={t('office.chooseTitle')}>
        <p>{t('office.choose')}</p>
      </EmptyState>
    </div>
  );
}
