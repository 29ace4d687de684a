import { type Session, signInSchema } from '@mleg/institution-contract/person';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import { zodResolver } from '../forms/zod-resolver.ts';
import { PasskeyProblem } from './passkey-problem.tsx';
import { type Credentials, useSignIn } from './use-sign-in.ts';

export function SignInForm({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const t = useT();
  const [visible, setVisible] = useState(false);
  const { byPassword: signIn, byPasskey } = useSignIn(onSignedIn);
  const { register, handleSubmit, formState } = useForm<Credentials>({
    resolver: zodResolver(signInSchema),
    defaultValues: { login: '', password: '' },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const wrong = refusalCode(signIn.error) === 'WRONG_CREDENTIALS';
  const loginError = formState.errors.login && t('signIn.loginMissing');
  const passwordError = formState.errors.password && t('signIn.passwordMissing');
  const errors = [
    ...(loginError ? [{ fieldId: 'login', message: loginError }] : []),
    ...(passwordError ? [{ fieldId: 'password', message: passwordError }] : []),
    ...(wrong && !formState.isSubmitting ? [{ fieldId: 'login', message: t('signIn.wrong') }] : []),
  ];
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit((credentials) => signIn.mutate(credentials), signIn.reset)(event)}
    >
      <ErrorSummary errors={errors} attempt={wrong ? signIn.submittedAt : formState.submitCount} />
      {signIn.isError && !wrong && <ProblemNotice error={signIn.error} />}
      <TextField
        id="login"
        label={t('signIn.login')}
        error={loginError}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...register('login')}
      />
      <TextField
        id="password"
        label={t('signIn.password')}
        error={passwordError}
        type={visible ? 'text' : 'password'}
        autoComplete="current-password"
        {...(wrong && { hint: t('signIn.wrongHelp') })}
        {...register('password')}
      />
      <Checkbox label={t('signIn.showPassword')} checked={visible} onChange={() => setVisible(!visible)} />
      <Button type="submit" look="primary" wide busy={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      {byPasskey.isError && <PasskeyProblem error={byPasskey.error} />}
      <Button icon="key" wide busy={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
        {t('signIn.passkey')}
      </Button>
    </form>
  );
}
