import { Button } from '@mleg/ui/button.tsx';
import { formatDateTime } from '@mleg/ui/i18n/format-date.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import { useEffect, useRef } from 'react';
import { i18n, useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';

interface DeferredPageProps {
  /** ISO 8601 */
  readonly askAgainAt: string;
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** Called when the issuer may be asked again. */
  readonly onDue: () => void;
  readonly onBack: () => void;
  readonly onAbandon: () => void;
}

/** The issuer makes the card later: nothing is to be done but to wait, here or elsewhere. */
export function DeferredPage({ askAgainAt, busy, problem, onDue, onBack, onAbandon }: DeferredPageProps) {
  const t = useT();
  const due = useRef(onDue);
  due.current = onDue;
  useEffect(() => {
    const timer = setTimeout(() => due.current(), Math.max(0, Date.parse(askAgainAt) - now().getTime()));
    return () => clearTimeout(timer);
  }, [askAgainAt]);
  return (
    <WalletPage title={t('add.deferred.title')} lead={t('add.deferred.lead')} onBack={onBack}>
      {problem && !busy && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {busy ? (
        <Progress label={t('add.working.text')} />
      ) : (
        <p>{t('add.deferred.when', { when: formatDateTime(askAgainAt, i18n.language) })}</p>
      )}
      <div className={styles['actions']}>
        {problem && (
          <Button look="primary" icon="refresh" busy={busy} onClick={onDue}>
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
