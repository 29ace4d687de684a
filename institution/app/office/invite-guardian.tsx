import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { CodeHandover } from '../invitation/code-handover.tsx';
import { OfficeProblem } from './office-problem.tsx';

/** A code with which somebody becomes a guardian; it is shown here once. */
export function InviteGuardian({ personId }: { readonly personId: string }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { displayName: '' } });
  const invite = useMutation({
    mutationFn: (displayName: string) => client.invitation.inviteGuardian({ personId, displayName }),
    gcTime: 0,
  });
  const isAdult = refusalCode(invite.error) === 'NOT_A_MINOR';
  const close = () => {
    setAsking(false);
    invite.reset();
    reset();
  };
  if (asking && invite.data) return <CodeHandover invitation={invite.data} onClose={close} />;
  return (
    <div>
      <Button icon="plus" onClick={() => setAsking(true)}>
        {t('invitation.guardian.button')}
      </Button>
      <Dialog open={asking} title={t('invitation.guardian.title')} onClose={close}>
        <p>{t('invitation.guardian.text')}</p>
        {isAdult && <Notice tone="warning" title={t('invitation.guardian.adult')} announce />}
        {invite.error && !isAdult && <OfficeProblem error={invite.error} />}
        <form
          noValidate
          className={layout['stack']}
          onSubmit={(event) => void handleSubmit(({ displayName }) => invite.mutate(displayName.trim()))(event)}
        >
          <TextField
            label={t('invitation.guardian.name')}
            autoComplete="off"
            maxLength={100}
            error={formState.errors.displayName && t('invitation.guardian.nameMissing')}
            {...register('displayName', { validate: (name) => name.trim() !== '' })}
          />
          <div className={layout['row']}>
            <Button type="submit" look="primary" busy={invite.isPending}>
              {t('invitation.guardian.submit')}
            </Button>
            <Button onClick={close}>{t('secretary.guardians.back')}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
