import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import { Facts } from '@mleg/ui/facts.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import { PasskeyProblem } from '../sign-in/passkey-problem.tsx';
import type { Name, useEnrolment } from './use-enrolment.ts';

interface EnrolmentFormProps {
  /** The name that the inviting person typed; missing for the very first account. */
  readonly name: Name | undefined;
  readonly enrol: ReturnType<typeof useEnrolment>['enrol'];
}

const EMAIL = /^\S+@\S+\.\S+$/;

export function EnrolmentForm({ name, enrol }: EnrolmentFormProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<Name>({
    defaultValues: name ?? { displayName: '', email: '' },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const nameError = formState.errors.displayName && t('enrolment.nameMissing');
  const emailError = formState.errors.email && t('enrolment.emailMissing');
  const taken = refusalCode(enrol.error) === 'EMAIL_TAKEN';
  const errors = [
    ...(nameError ? [{ fieldId: 'displayName', message: nameError }] : []),
    ...(emailError ? [{ fieldId: 'email', message: emailError }] : []),
    ...(taken ? [{ fieldId: 'email', message: t('enrolment.emailTaken') }] : []),
  ];
  return (
    <form
      noValidate
      className={layout['stack']}
      onSubmit={(event) => void handleSubmit((typed) => enrol.mutate(typed), enrol.reset)(event)}
    >
      <ErrorSummary errors={errors} attempt={taken ? enrol.submittedAt : formState.submitCount} />
      {enrol.isError && !taken && <PasskeyProblem error={enrol.error} />}
      {name ? (
        <Facts
          facts={[
            { name: t('enrolment.name'), value: name.displayName },
            { name: t('enrolment.email'), value: name.email },
          ]}
        />
      ) : (
        <>
          <TextField
            id="displayName"
            label={t('enrolment.name')}
            error={nameError}
            autoComplete="name"
            {...register('displayName', { required: true })}
          />
          <TextField
            id="email"
            type="email"
            label={t('enrolment.email')}
            hint={t('enrolment.emailHint')}
            error={emailError}
            autoComplete="email"
            {...register('email', { required: true, pattern: EMAIL })}
          />
        </>
      )}
      <Button type="submit" look="primary" icon="key" wide busy={enrol.isPending}>
        {t('enrolment.submit')}
      </Button>
      <p className={typography['muted']}>{t('enrolment.hint')}</p>
    </form>
  );
}
