import { Button } from '@mleg/ui/button.tsx';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { goHome } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import styles from './history.module.css';
import { ShowingItem } from './showing-item.tsx';
import { useShowings } from './use-showings.ts';

/** To whom cards were shown, and who was refused: for the holder, on this device only. */
export function HistoryPage() {
  const t = useT();
  const { showings, forget } = useShowings();
  const [forgetting, setForgetting] = useState(false);
  return (
    <WalletPage title={t('history.title')} lead={t('history.lead')} onBack={goHome}>
      {showings === undefined && <Skeleton lines={6} />}
      {showings?.length === 0 && (
        <EmptyState icon="clock" title={t('history.empty.title')}>
          <p>{t('history.empty.text')}</p>
        </EmptyState>
      )}
      {showings !== undefined && showings.length > 0 && (
        <>
          <ol className={styles['list']}>
            {showings.map((showing) => (
              <ShowingItem key={showing.id} showing={showing} />
            ))}
          </ol>
          <div>
            <Button look="quiet" icon="close" onClick={() => setForgetting(true)}>
              {t('history.forget.action')}
            </Button>
          </div>
        </>
      )}
      <ForgetDialog
        open={forgetting}
        onClose={() => setForgetting(false)}
        onForget={() => void forget().then(() => setForgetting(false))}
      />
    </WalletPage>
  );
}
