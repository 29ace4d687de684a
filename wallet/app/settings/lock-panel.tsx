import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useEffect, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { readLock } from '../lock/lock.ts';
import { mayHavePasskey } from '../lock/passkey.ts';
import { useWallet } from '../session/wallet-context.ts';
import { hasSecret, type LockRecord } from '../storage/lock-record.ts';
import { AddPasskey } from './add-passkey.tsx';
import { ChangeSecretForm } from './change-secret-form.tsx';
import { PasskeySection } from './passkey-section.tsx';
import styles from './settings.module.css';

export function LockPanel() {
  const t = useT();
  const { database } = useWallet();
  const [lock, setLock] = useState<LockRecord>();
  const [passkeys, setPasskeys] = useState(false);
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  const read = () => void readLock(database).then(setLock);
  useEffect(() => {
    void readLock(database).then(setLock);
    void mayHavePasskey().then(setPasskeys);
  }, [database]);
  const onChanged = () => {
    setChanging(false);
    setChanged(true);
    read();
  };
  return (
    <Panel title={t('settings.lock.title')}>
      <p>{t('settings.lock.auto')}</p>
      {changed && (
        <Notice tone="success" announce>
          <p>{t('settings.lock.changed')}</p>
        </Notice>
      )}
      {lock && hasSecret(lock) && !changing && (
        <div className={styles['group']}>
          <Button onClick={() => setChanging(true)}>{t('settings.lock.change')}</Button>
        </div>
      )}
      {lock && hasSecret(lock) && changing && (
        <ChangeSecretForm oldKind={lock.secretKind} onCancel={() => setChanging(false)} onChanged={onChanged} />
      )}
      {lock?.passkey && <PasskeySection lock={lock} onChanged={read} onReplaced={onChanged} />}
      {lock && hasSecret(lock) && !lock.passkey && passkeys && (
        <AddPasskey secretKind={lock.secretKind} onAdded={read} />
      )}
    </Panel>
  );
}
