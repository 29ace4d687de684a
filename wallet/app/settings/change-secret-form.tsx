import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { changeSecret, type UnlockRefusal } from '../lock/lock.ts';
import { NewSecretForm } from '../lock/new-secret-form.tsx';
import { SecretField } from '../lock/secret-field.tsx';
import { useUnlockRefusalText } from '../lock/unlock-refusal-text.ts';
import { useWallet } from '../session/wallet-context.ts';
import type { SecretKind } from '../storage/lock-record.ts';

interface ChangeSecretFormProps {
  readonly oldKind: SecretKind;
  readonly onCancel: () => void;
  readonly onChanged: () => void;
}

export function ChangeSecretForm({ oldKind, onCancel, onChanged }: ChangeSecretFormProps) {
  const t = useT();
  const { database } = useWallet();
  const refusalText = useUnlockRefusalText();
  const [kind, setKind] = useState<SecretKind>(oldKind);
  const [old, setOld] = useState('');
  const [refusal, setRefusal] = useState<UnlockRefusal>();
  const save = async (secret: string) => {
    const result = await changeSecret(database, { old, secretKind: kind, secret, now: now().getTime() });
    if (result === 'changed') return onChanged();
    setOld('');
    setRefusal(result);
  };
  return (
    <>
      <NewSecretForm submitLabel={t('settings.lock.save')} kind={kind} onKind={setKind} onSecret={save}>
        {refusal && (
          <Notice tone="warning" announce>
            <p>{refusalText(refusal)}</p>
          </Notice>
        )}
        <SecretField
          kind={oldKind}
          label={t(oldKind === 'pin' ? 'settings.lock.old' : 'settings.lock.oldPassword')}
          value={old}
          onValue={setOld}
        />
      </NewSecretForm>
      <div>
        <Button look="quiet" onClick={onCancel}>
          {t('shell.cancel')}
        </Button>
      </div>
    </>
  );
}
