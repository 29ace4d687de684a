import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { addPasskey } from '../lock/passkey.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import type { SecretKind } from '../storage/lock-record.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';

interface PasskeyPageProps {
  readonly database: WalletDatabase;
  readonly made: { readonly kind: SecretKind; readonly secret: string };
  readonly onDone: () => void;
}

/** Offered while the PIN is still in somebody's fingers: later it would have to be typed once more. */
export function PasskeyPage({ database, made: { kind, secret }, onDone }: PasskeyPageProps) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const add = async () => {
    setBusy(true);
    const result = await addPasskey(database, { secret, name: t('shell.appName'), now: now().getTime() });
    setBusy(false);
    if (result === 'added') return onDone();
    setFailed(true);
  };
  return (
    <WalletPage title={t('firstRun.passkey.title')} lead={t('firstRun.passkey.lead')}>
      <p>{t(kind === 'pin' ? 'firstRun.passkey.insteadOfPin' : 'firstRun.passkey.besidePassword')}</p>
      {failed && (
        <Notice tone="warning" announce>
          <p>{t('firstRun.passkey.unavailable')}</p>
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button look="primary" icon="key" busy={busy} onClick={() => void add()}>
          {t('firstRun.passkey.add')}
        </Button>
        <Button onClick={onDone}>{t('firstRun.passkey.later')}</Button>
      </div>
    </WalletPage>
  );
}
