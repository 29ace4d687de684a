import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';

/** An activation that can go no further, and why. */
export function DeadPage({ text, onLeave }: { readonly text: string; readonly onLeave: () => void }) {
  const t = useT();
  return (
    <WalletPage title={t('add.dead.title')}>
      <Notice tone="danger" announce>
        <p>{text}</p>
      </Notice>
      <div className={styles['actions']}>
        <Button look="primary" onClick={onLeave}>
          {t('add.dead.leave')}
        </Button>
      </div>
    </WalletPage>
  );
}
