import { Button } from '@mleg/ui/button.tsx';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import type { SecretKind } from '../storage/lock-record.ts';
import { SecretField } from './secret-field.tsx';
import { refuseSecret, type SecretRefusal } from './secret-rules.ts';

interface NewSecretFormProps {
  readonly submitLabel: string;
  readonly kind: SecretKind;
  readonly onKind: (kind: SecretKind) => void;
  readonly onSecret: (secret: string) => Promise<void>;
  /** Above the new secret, such as the old one. */
  readonly children?: ReactNode;
}

/** A PIN or password, typed twice. */
export function NewSecretForm({ submitLabel, kind, onKind, onSecret, children }: NewSecretFormProps) {
  const t = useT();
  const ids = { first: useId(), second: useId() };
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [refused, setRefused] = useState<SecretRefusal | 'different'>();
  const [busy, setBusy] = useState(false);
  const isPin = kind === 'pin';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const refusal = refuseSecret(kind, first) ?? (first === second ? undefined : 'different');
    setRefused(refusal);
    if (refusal !== undefined)
      return document.getElementById(refusal === 'different' ? ids.second : ids.first)?.focus();
    setBusy(true);
    void onSecret(first).finally(() => setBusy(false));
  };
  const error = refused && t(`firstRun.secret.refused.${refused}`);
  return (
    <form noValidate className={styles['form']} onSubmit={submit}>
      {children}
      <SecretField
        id={ids.first}
        kind={kind}
        autoComplete="new-password"
        label={t(isPin ? 'firstRun.secret.pin' : 'firstRun.secret.password')}
        hint={t(isPin ? 'firstRun.secret.pinHint' : 'firstRun.secret.passwordHint')}
        error={refused === 'different' ? undefined : error}
        value={first}
        onValue={setFirst}
      />
      <SecretField
        id={ids.second}
        kind={kind}
        autoComplete="new-password"
        label={t(isPin ? 'firstRun.secret.pinAgain' : 'firstRun.secret.passwordAgain')}
        error={refused === 'different' ? error : undefined}
        value={second}
        onValue={setSecond}
      />
      <div className={styles['actions']}>
        <Button type="submit" look="primary" busy={busy}>
          {submitLabel}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            setFirst('');
            setSecond('');
            setRefused(undefined);
            onKind(isPin ? 'password' : 'pin');
          }}
        >
          {t(isPin ? 'firstRun.secret.usePassword' : 'firstRun.secret.usePin')}
        </Button>
      </div>
    </form>
  );
}
