import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import type { SecretKind } from '../storage/lock-record.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';
import { ForgottenDialog } from './forgotten-dialog.tsx';
import { SecretField } from './secret-field.tsx';
import { useUnlock } from './use-unlock.ts';

interface UnlockPageProps {
  readonly database: WalletDatabase;
  readonly secretKind: SecretKind;
  readonly hasPasskey: boolean;
  readonly onOpened: (vaultKey: CryptoKey) => void;
  readonly onErased: () => void;
}

export function UnlockPage({ database, secretKind, hasPasskey, onOpened, onErased }: UnlockPageProps) {
  const t = useT();
  const { secret, setSecret, busy, problem, open, openWithPasskey } = useUnlock(database, onOpened);
  const [forgotten, setForgotten] = useState(false);
  return (
    <WalletPage title={t('lock.title')}>
      <Panel>
        <form
          noValidate
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          {problem && (
            <Notice tone={problem.tone} announce>
              <p>{problem.text}</p>
            </Notice>
          )}
          <SecretField
            kind={secretKind}
            label={t(secretKind === 'pin' ? 'lock.pin' : 'lock.password')}
            value={secret}
            onValue={setSecret}
          />
          <div className={styles['actions']}>
            <Button type="submit" look="primary" busy={busy}>
              {t('lock.open')}
            </Button>
            {hasPasskey && (
              <Button icon="key" onClick={() => void openWithPasskey()}>
                {t('lock.passkey')}
              </Button>
            )}
          </div>
        </form>
      </Panel>
      <div>
        <Button look="quiet" onClick={() => setForgotten(true)}>
          {t('lock.forgot')}
        </Button>
      </div>
      <ForgottenDialog open={forgotten} database={database} onClose={() => setForgotten(false)} onErased={onErased} />
    </WalletPage>
  );
}
