import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import type { ReactNode } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';

export interface Unfinished {
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onBack: () => void;
  readonly onAbandon: () => void;
}

interface UnfinishedPageProps extends Unfinished {
  readonly at: 'waiting' | 'deferred';
  /** Missing where the person cannot hasten it. */
  readonly onRetry: (() => void) | undefined;
  /** What is said while nothing is under way. */
  readonly children?: ReactNode;
}

/** The codes are used and the card is not here yet. */
export function UnfinishedPage({ at, busy, problem, onRetry, onBack, onAbandon, children }: UnfinishedPageProps) {
  const t = useT();
  return (
    <WalletPage title={t(`add.${at}.title`)} lead={t(`add.${at}.lead`)} onBack={onBack}>
      {problem && !busy && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {busy ? <Progress label={t('add.working.text')} /> : children}
      <div className={styles['actions']}>
        {onRetry && (
          <Button look="primary" icon="refresh" busy={busy} onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        )}
        <Button look="quiet" onClick={onAbandon}>
          {t('add.abandon.action')}
        </Button>
      </div>
    </WalletPage>
  );
}
