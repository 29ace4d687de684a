import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { NewSecretForm } from '../lock/new-secret-form.tsx';
import { leavePin, removePasskey, replacePasskey } from '../lock/passkey.ts';
import { useWallet } from '../session/wallet-context.ts';
import shell from '../shell/shell.module.css';
import { hasSecret, type LockRecord, type SecretKind } from '../storage/lock-record.ts';
import styles from './settings.module.css';

interface PasskeySectionProps {
  readonly lock: LockRecord;
  readonly onChanged: () => void;
  readonly onReplaced: () => void;
}

/** The passkey that opens the wallet: alone, beside a password, or beside the PIN of an earlier version. */
export function PasskeySection({ lock, onChanged, onReplaced }: PasskeySectionProps) {
  const t = useT();
  const { database } = useWallet();
  const [replacing, setReplacing] = useState(false);
  const [kind, setKind] = useState<SecretKind>('pin');
  const [failed, setFailed] = useState(false);
  const besidePin = hasSecret(lock) && lock.secretKind === 'pin';
  const leave = async () => {
    const result = await leavePin(database);
    setFailed(result !== 'left');
    if (result === 'left') onChanged();
  };
  const replace = async (secret: string) => {
    const result = await replacePasskey(database, { secretKind: kind, secret });
    setFailed(result !== 'replaced');
    if (result === 'replaced') onReplaced();
  };
  return (
    <section className={shell['form']}>
      <h3>{t('settings.lock.passkey')}</h3>
      <p>{t(hasSecret(lock) ? 'settings.lock.passkeyAdded' : 'settings.lock.passkeyAlone')}</p>
      {failed && (
        <Notice tone="warning" announce>
          <p>{t('settings.lock.passkeyFailed')}</p>
        </Notice>
      )}
      {besidePin && (
        <>
          <p>{t('settings.lock.pinStillOpens')}</p>
          <div className={styles['group']}>
            <Button icon="key" onClick={() => void leave()}>
              {t('settings.lock.leavePin')}
            </Button>
          </div>
        </>
      )}
      {hasSecret(lock) && (
        <div className={styles['group']}>
          <Button onClick={() => void removePasskey(database).then(onChanged)}>
            {t('settings.lock.passkeyRemove')}
          </Button>
        </div>
      )}
      {!hasSecret(lock) && !replacing && (
        <div className={styles['group']}>
          <Button onClick={() => setReplacing(true)}>{t('settings.lock.passkeyReplace')}</Button>
        </div>
      )}
      {replacing && (
        <NewSecretForm submitLabel={t('settings.lock.save')} kind={kind} onKind={setKind} onSecret={replace}>
          <p>{t('settings.lock.passkeyReplaceText')}</p>
        </NewSecretForm>
      )}
    </section>
  );
}
