import type { AccountView } from '@mleg/institution-contract/account';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import { isLongEnough, weaknessOf } from '../new-password/password-words.ts';
import { useChangePassword } from './use-account.ts';

export function PasswordPanel({ account }: { readonly account: AccountView }) {
  const t = useT();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  const { passwordChangedAt } = account;
  return (
    <Panel title={t('account.password.title')}>
      {passwordChangedAt && (
        <p className={typography['muted']}>
          {t('account.password.changedAt', { date: dates.dateTime(passwordChangedAt) })}
        </p>
      )}
      {isDone && <Notice tone="success" title={t('account.password.done')} announce />}
      {isOpen ? (
        <ChangeForm
          login={account.login}
          onBack={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
        />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{t('account.password.change')}</Button>
        </div>
      )}
    </Panel>
  );
}

interface FormProps {
  readonly login: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

function ChangeForm({ login, onDone, onBack }: FormProps) {
  const t = useT();
  const [visible, setVisible] = useState(false);
  const change = useChangePassword();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { current: '', password: '' } });
  const isWrong = refusalCode(change.error) === 'WRONG_CREDENTIALS';
  const weakness = weaknessOf(change.error);
  const currentError =
    (formState.errors.current && t('signIn.passwordMissing')) ?? (isWrong ? t('account.password.wrong') : undefined);
  const newError =
    (formState.errors.password && t('newPassword.fault.short')) ?? (weakness && t(`newPassword.fault.${weakness}`));
  const type = visible ? 'text' : 'password';
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit((values) => change.mutate(values, { onSuccess: onDone }))(event)}
    >
      {change.error && !isWrong && !weakness && <ProblemNotice error={change.error} />}
      <input type="text" hidden readOnly autoComplete="username" value={login} />
      <TextField
        type={type}
        label={t('account.password.current')}
        autoComplete="current-password"
        error={currentError}
        {...register('current', { required: true })}
      />
      <TextField
        type={type}
        label={t('newPassword.password')}
        hint={t('newPassword.hint')}
        autoComplete="new-password"
        error={newError}
        {...register('password', { validate: isLongEnough })}
      />
      <Checkbox label={t('signIn.showPassword')} checked={visible} onChange={() => setVisible(!visible)} />
      <p className={typography['muted']}>{t('account.password.others')}</p>
      <div className={layout['actions']}>
        <Button type="submit" look="primary" busy={change.isPending}>
          {t('account.password.save')}
        </Button>
        <Button onClick={onBack}>{t('account.back')}</Button>
      </div>
    </form>
  );
}
