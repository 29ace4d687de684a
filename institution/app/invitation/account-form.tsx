import { invitationCodeSchema, newAccountSchema } from '@mleg/institution-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { zodResolver } from '../forms/zod-resolver.ts';

const formSchema = newAccountSchema.extend({ code: invitationCodeSchema });
/** `waits`: what the invitation gives begins when somebody of the office has seen who came. */
export interface Opened {
  readonly displayName: string;
  readonly waits: boolean;
}

interface Values {
  code: string;
  login: string;
  password: string;
  email?: string | undefined;
}

/** An empty e-mail field means that no address was given. */
const resolve = zodResolver<Values>(formSchema);
const withoutEmpty = ({ email, ...values }: Values): Values => (email?.trim() ? { ...values, email } : values);

export function AccountForm({ onOpened }: { readonly onOpened: (opened: Opened) => void }) {
  const t = useT();
  const open = useMutation({
    mutationFn: ({ email, ...account }: Values) =>
      client.invitation.open({ ...account, ...(email === undefined ? {} : { email }) }),
    onSuccess: onOpened,
    gcTime: 0,
  });
  const { register, handleSubmit, formState } = useForm<Values>({
    resolver: (values, context, options) => resolve(withoutEmpty(values), context, options),
    defaultValues: { code: '', login: '', password: '', email: '' },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { errors } = formState;
  const refused = formState.isSubmitting ? undefined : refusalCode(open.error);
  const messages = {
    code:
      (errors.code && t('invitation.codeMissing')) ?? (refused === 'WRONG_CODE' ? t('invitation.wrong') : undefined),
    login:
      (errors.login && t('invitation.loginMissing')) ?? (refused === 'LOGIN_TAKEN' ? t('invitation.taken') : undefined),
    password: errors.password && t('invitation.passwordMissing'),
    email: errors.email && t('invitation.emailWrong'),
  };
  const summary = Object.entries(messages).flatMap(([fieldId, message]) => (message ? [{ fieldId, message }] : []));
  const isKnown = refused === 'WRONG_CODE' || refused === 'LOGIN_TAKEN';
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit((values) => open.mutate(values), open.reset)(event)}
    >
      <ErrorSummary errors={summary} attempt={isKnown ? open.submittedAt : formState.submitCount} />
      {open.error && !isKnown && <ProblemNotice error={open.error} />}
      <TextField
        id="code"
        label={t('invitation.code')}
        hint={t('invitation.codeHint')}
        error={messages.code}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        {...register('code')}
      />
      <TextField
        id="login"
        label={t('invitation.login')}
        error={messages.login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...register('login')}
      />
      <TextField
        id="password"
        type="password"
        label={t('invitation.password')}
        hint={t('invitation.passwordHint')}
        error={messages.password}
        autoComplete="new-password"
        {...register('password')}
      />
      <TextField
        id="email"
        type="email"
        label={t('invitation.email')}
        error={messages.email}
        autoComplete="email"
        {...register('email')}
      />
      <Button type="submit" look="primary" wide busy={open.isPending}>
        {t('invitation.submit')}
      </Button>
    </form>
  );
}
