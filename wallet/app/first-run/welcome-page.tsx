import { Button } from '@mleg/ui/button.tsx';
import { useT } from '../app-i18n.ts';
import { Points } from '../shell/points.tsx';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';

export function WelcomePage({ onNext }: { readonly onNext: () => void }) {
  const t = useT();
  return (
    <WalletPage title={t('firstRun.welcome.title')} lead={t('firstRun.welcome.lead')}>
      <div className={styles['hero']}>
        <img src="/icon.svg" alt="" />
      </div>
      <Points
        points={[
          { icon: 'phone', text: t('firstRun.welcome.points.device') },
          { icon: 'shield', text: t('firstRun.welcome.points.nobody') },
          { icon: 'qr', text: t('firstRun.welcome.points.code') },
        ]}
      />
      <div className={styles['actions']}>
        <Button look="primary" onClick={onNext}>
          {t('firstRun.welcome.start')}
        </Button>
      </div>
    </WalletPage>
  );
}
