import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { hasSecret, type LockRecord } from '../storage/lock-record.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';
import { ForgottenDialog } from './forgotten-dialog.tsx';
import { SecretField } from './secret-field.tsx';
import { useUnlock } from './use-unlock.ts';

interface UnlockPageProps {
  readonly database: WalletDatabase;
  readonly lock: LockRecord;
  readonly onOpened: (vaultKey: CryptoKey) => void;
  readonly onErased: () => void;
}

export function UnlockPage({ database, lock, onOpened, onErased }: UnlockPageProps) {
  const t = useT();
  const { secret, type, busy, problem, open, openWithPasskey } = useUnlock(database, lock, onOpened);
  const [forgotten, setForgotten] = useState(false);
  const bySecret = hasSecret(lock);
  const field = useRef<HTMLInputElement>(null);
  const passkey = useRef<HTMLButtonElement>(null);
  // The page is there for this one thing.
  useEffect(() => (passkey.current ?? field.current)?.focus(), []);
  return (
    <WalletPage title={t('lock.title')}>
      <Panel>
        <form
          noValidate
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void (bySecret ? open() : openWithPasskey());
          }}
        >
          {problem && (
            <Notice tone={problem.tone} announce>
              <p>{problem.text}</p>
            </Notice>
          )}
          {lock.passkey && (
            <div className={styles['actions']}>
              <Button ref={passkey} look="primary" icon="key" busy={busy} onClick={() => void openWithPasskey()}>
                {t('lock.passkey')}
              </Button>
            </div>
          )}
          {bySecret && (
            <>
              <SecretField
                ref={field}
                kind={lock.secretKind}
                label={t(lock.secretKind === 'pin' ? 'lock.pin' : 'lock.password')}
                hint={lock.secretKind === 'pin' ? t('lock.pinHint') : undefined}
                value={secret}
                onValue={type}
              />
              <div className={styles['actions']}>
                <Button type="submit" look={lock.passkey ? 'secondary' : 'primary'} busy={busy}>
                  {t('lock.open')}
                </Button>
              </div>
            </>
          )}
        </form>
      </Panel>
      <div>
        <Button look="quiet" onClick={() => setForgotten(true)}>
          {t(bySecret ? 'lock.forgot' : 'lock.passkeyGone')}
        </Button>
      </div>
      <ForgottenDialog open={forgotten} database={database} onClose={() => setForgotten(false)} onErased={onErased} />
    </WalletPage>
  );
}
