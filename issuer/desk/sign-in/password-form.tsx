import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import styles from './sign-in.module.css';
import type { Credentials, useSignIn } from './use-sign-in.ts';

interface PasswordFormProps {
  readonly signIn: ReturnType<typeof useSignIn>['byPassword'];
}

export function PasswordForm({ signIn }: PasswordFormProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<Credentials>({
    defaultValues: { login: '', password: '' },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const wrong = refusalCode(signIn.error) === 'REFUSED' && !formState.isSubmitting;
  const loginError = formState.errors.login && t('signIn.loginMissing');
  const passwordError = formState.errors.password && t('signIn.passwordMissing');
  const errors = [
    ...(loginError ? [{ fieldId: 'login', message: loginError }] : []),
    ...(passwordError ? [{ fieldId: 'password', message: passwordError }] : []),
    ...(wrong ? [{ fieldId: 'login', message: t('signIn.wrong') }] : []),
  ];
  return (
    <form
      noValidate
      className={styles['demo']}
      aria-labelledby="demo-sign-in"
      onSubmit={(event) => void handleSubmit((credentials) => signIn.mutate(credentials), signIn.reset)(event)}
    >
      <h2 id="demo-sign-in">{t('signIn.demoTitle')}</h2>
      <p className={typography['muted']}>{t('signIn.demo')}</p>
      <ErrorSummary errors={errors} attempt={wrong ? signIn.submittedAt : formState.submitCount} />
      {signIn.isError && !wrong && <ProblemNotice error={signIn.error} />}
      <TextField
        id="login"
        label={t('signIn.login')}
        error={loginError}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...register('login', { required: true })}
      />
      <TextField
        id="password"
        type="password"
        label={t('signIn.password')}
        error={passwordError}
        autoComplete="current-password"
        {...register('password', { required: true })}
      />
      <Button type="submit" wide busy={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
