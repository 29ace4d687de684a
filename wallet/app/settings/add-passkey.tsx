import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { type FormEvent, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { addPasskey } from '../lock/passkey.ts';
import { SecretField } from '../lock/secret-field.tsx';
import { useUnlockRefusalText } from '../lock/unlock-refusal-text.ts';
import { useWallet } from '../session/wallet-context.ts';
import shell from '../shell/shell.module.css';
import type { SecretKind } from '../storage/lock-record.ts';
import styles from './settings.module.css';

interface AddPasskeyProps {
  readonly secretKind: SecretKind;
  readonly onAdded: () => void;
}

/** Says before, not after, that the PIN stops opening the wallet. */
export function AddPasskey({ secretKind, onAdded }: AddPasskeyProps) {
  const t = useT();
  const { database } = useWallet();
  const refusalText = useUnlockRefusalText();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async () => {
    const result = await addPasskey(database, { secret, name: t('shell.appName'), now: now().getTime() });
    setSecret('');
    if (result === 'added') return onAdded();
    setProblem(result.refused === 'unavailable' ? t('settings.lock.passkeyUnavailable') : refusalText(result));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add();
  };
  return (
    <form noValidate className={shell['form']} onSubmit={submit}>
      <h3>{t('settings.lock.passkey')}</h3>
      <p>{t('settings.lock.passkeyText')}</p>
      {secretKind === 'pin' && <p>{t('settings.lock.passkeyInsteadOfPin')}</p>}
      {problem && (
        <Notice tone="warning" announce>
          <p>{problem}</p>
        </Notice>
      )}
      <SecretField
        kind={secretKind}
        label={t(secretKind === 'pin' ? 'settings.lock.old' : 'settings.lock.oldPassword')}
        value={secret}
        onValue={setSecret}
      />
      <div className={styles['group']}>
        <Button type="submit" icon="key" disabled={secret === ''}>
          {t('settings.lock.passkeyAdd')}
        </Button>
      </div>
    </form>
  );
}
