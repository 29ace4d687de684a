import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { stepUp } from '../api/step-up.ts';
import { useT } from '../app-i18n.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import { askForPasskey } from './passkey-response.ts';
import { takeOwnSession } from './use-sign-in.ts';

/** Where there is more to say than that it is dangerous. */
const REASONS = [
  ['privacy.erase', 'privacy.confirm.erase'],
  ['privacy.revealPesel', 'privacy.confirm.pesel'],
] as const;

/** Asks to prove once more who one is, whichever call wants it; the proof counts for a quarter of an hour. */
export function ConfirmDialog() {
  const t = useT();
  const procedure = useSyncExternalStore(stepUp.subscribe, stepUp.procedure);
  const reason = REASONS.find(([name]) => name === procedure)?.[1] ?? 'privacy.confirm.reason';
  return (
    <Dialog open={procedure !== undefined} title={t('privacy.confirm.title')} onClose={() => stepUp.settle(false)}>
      <p>{t(reason)}</p>
      <ConfirmForm />
    </Dialog>
  );
}

const goOn = () => stepUp.settle(true);

function ConfirmForm() {
  const t = useT();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: '' } });
  const confirm = useMutation({
    mutationFn: (password: string) => client.session.confirm({ password }),
    onSuccess: goOn,
    gcTime: 0,
  });
  const byPasskey = useMutation({
    mutationFn: async () => client.session.confirmByPasskey({ response: await askForPasskey() }),
    onSuccess: async (session) => {
      await takeOwnSession(session);
      goOn();
    },
  });
  const isWrong = refusalCode(confirm.error) === 'WRONG_CREDENTIALS';
  const error = (formState.errors.password && t('signIn.passwordMissing')) ?? (isWrong && t('privacy.confirm.wrong'));
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit(({ password }) => confirm.mutate(password))(event)}
    >
      {confirm.error && !isWrong && <ProblemNotice error={confirm.error} />}
      {byPasskey.error && <PasskeyProblem error={byPasskey.error} />}
      <TextField
        type="password"
        autoComplete="current-password"
        label={t('signIn.password')}
        error={error || undefined}
        {...register('password', { required: true })}
      />
      <div className={layout['actions']}>
        <Button type="submit" look="primary" busy={confirm.isPending}>
          {t('privacy.confirm.submit')}
        </Button>
        <Button icon="key" busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          {t('privacy.confirm.passkey')}
        </Button>
        <Button onClick={() => stepUp.settle(false)}>{t('privacy.confirm.back')}</Button>
      </div>
    </form>
  );
}
