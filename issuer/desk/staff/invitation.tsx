import { staffRoleSchema } from '@mleg/issuer-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { CopyButton } from '@mleg/ui/copy-button.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useForm } from 'react-hook-form';
import styles from '../agreements/agreements.module.css';
import { useT } from '../app-i18n.ts';
import type { Invited, StaffActions } from './use-staff.ts';

const EMAIL = /^\S+@\S+\.\S+$/;

/** Makes a link with which its receiver creates an account with a passkey. The link is shown once. */
export function Invitation({ invite }: { readonly invite: StaffActions['invite'] }) {
  const t = useT();
  const dates = useDates();
  const { register, handleSubmit, formState, reset } = useForm<Invited>({
    defaultValues: { displayName: '', email: '', role: 'clerk' },
  });
  const { errors } = formState;
  const taken = refusalCode(invite.error) === 'EMAIL_TAKEN';
  if (invite.data) {
    const link = `${location.origin}/desk/enrolment#${invite.data.token}`;
    return (
      <div className={styles['stack']}>
        <Notice tone="success" title={t('staff.linkTitle', { name: invite.variables.displayName })} announce>
          <p>{t('staff.linkText', { until: dates.dateTime(invite.data.expiresAt) })}</p>
        </Notice>
        <code className={typography['code']}>{link}</code>
        <div className={layout['actions']}>
          <CopyButton value={link} label={t('staff.copyLink')} />
          <Button
            onClick={() => {
              reset();
              invite.reset();
            }}
          >
            {t('staff.inviteAnother')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      noValidate
      className={styles['stack']}
      onSubmit={(event) => void handleSubmit((invited) => invite.mutate(invited))(event)}
    >
      <p className={typography['muted']}>{t('staff.inviteLead')}</p>
      {invite.isError && !taken && <ProblemNotice error={invite.error} />}
      <TextField
        label={t('enrolment.name')}
        autoComplete="off"
        error={errors.displayName && t('enrolment.nameMissing')}
        {...register('displayName', { required: true })}
      />
      <TextField
        type="email"
        label={t('enrolment.email')}
        hint={t('enrolment.emailHint')}
        autoComplete="off"
        error={taken ? t('enrolment.emailTaken') : errors.email && t('enrolment.emailMissing')}
        {...register('email', { required: true, pattern: EMAIL })}
      />
      <SelectField label={t('staff.roleLabel')} {...register('role')}>
        {staffRoleSchema.options.map((role) => (
          <option key={role} value={role}>
            {t(`staff.role.${role}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" look="primary" busy={invite.isPending}>
        {t('staff.invite')}
      </Button>
    </form>
  );
}
