import { Button } from '@mleg/ui/button.tsx';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';

/** Says the same whether or not there is such an account. */
export function AskForLink() {
  const t = useT();
  const ask = useMutation({ mutationFn: (login: string) => client.passwordReset.ask({ login }), gcTime: 0 });
  const { register, handleSubmit, formState } = useForm({ defaultValues: { login: '' } });
  if (ask.isSuccess) {
    return (
      <Notice tone="success" title={t('newPassword.asked')} announce>
        <p>{t('newPassword.askedText')}</p>
      </Notice>
    );
  }
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit(({ login }) => ask.mutate(login.trim()))(event)}
    >
      <p>{t('newPassword.byEmailText')}</p>
      {ask.error && <ProblemNotice error={ask.error} />}
      <TextField
        label={t('newPassword.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={formState.errors.login && t('signIn.loginMissing')}
        {...register('login', { validate: (value) => value.trim() !== '' })}
      />
      <Button type="submit" wide busy={ask.isPending}>
        {t('newPassword.ask')}
      </Button>
    </form>
  );
}
