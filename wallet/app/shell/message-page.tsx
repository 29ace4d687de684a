import { Button } from '@mleg/ui/button.tsx';
import { useT } from '../app-i18n.ts';
import styles from './shell.module.css';
import { WalletPage } from './wallet-page.tsx';

/** A page that can only be loaded again. */
export function MessagePage({ about }: { readonly about: 'broken' | 'takenOver' | 'failed' }) {
  const t = useT();
  return (
    <WalletPage title={t(`shell.${about}.title`)} lead={t(`shell.${about}.text`)}>
      <div className={styles['actions']}>
        <Button look="primary" icon="refresh" onClick={() => location.reload()}>
          {t('shell.takenOver.action')}
        </Button>
      </div>
    </WalletPage>
  );
}
