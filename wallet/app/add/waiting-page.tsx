import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';

interface WaitingPageProps {
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onRetry: () => void;
  readonly onBack: () => void;
  readonly onAbandon: () => void;
}

/** The codes are used and the card is not here yet: it goes on by itself, or when asked. */
export function WaitingPage({ busy, problem, onRetry, onBack, onAbandon }: WaitingPageProps) {
  const t = useT();
  return (
    <WalletPage title={t('add.waiting.title')} lead={t('add.waiting.lead')} onBack={onBack}>
      {problem && !busy && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {busy && <Progress label={t('add.working.text')} />}
      <div className={styles['actions']}>
        <Button look="primary" icon="refresh" busy={busy} onClick={onRetry}>
          {t('shell.retry')}
        </Button>
        <Button look="quiet" onClick={onAbandon}>
          {t('add.abandon.action')}
        </Button>
      </div>
    </WalletPage>
  );
}
