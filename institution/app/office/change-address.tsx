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
import { OfficeProblem } from './office-problem.tsx';

interface ChangeAddressProps {
  readonly accountId: string;
  readonly displayName: string;
}

/** Another e-mail address for an account whose owner has lost theirs; a second person decides. */
export function ChangeAddress({ accountId, displayName }: ChangeAddressProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { email: '' } });
  const change = useMutation({
    mutationFn: (email: string) => client.passwordReset.changeAddress({ accountId, email }),
    gcTime: 0,
  });
  const isHeld = refusalCode(change.error) === 'HELD';
  const isStaffs = refusalCode(change.error) === 'NOT_YOURS';
  const close = () => {
    setAsking(false);
    change.reset();
    reset();
  };
  return (
    <>
      <Button aria-label={`${t('account.handing.address')}: ${displayName}`} onClick={() => setAsking(true)}>
        {t('account.handing.address')}
      </Button>
      <Dialog open={asking} title={t('account.handing.addressTitle', { name: displayName })} onClose={close}>
        {isStaffs && <Notice tone="warning" title={t('account.handing.notYours')} announce />}
        {change.error && !isStaffs && <OfficeProblem error={change.error} />}
        {isHeld ? (
          <Button onClick={close}>{t('account.handing.done')}</Button>
        ) : (
          <form
            noValidate
            className={layout['stack']}
            onSubmit={(event) => void handleSubmit(({ email }) => change.mutate(email.trim()))(event)}
          >
            <p>{t('account.handing.addressText')}</p>
            <TextField
              type="email"
              label={t('account.handing.addressNew')}
              hint={t('account.handing.addressHint')}
              autoComplete="off"
              maxLength={254}
              error={formState.errors.email && t('account.handing.addressWrong')}
              {...register('email', {
                validate: (email) => email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim()),
              })}
            />
            <div className={layout['row']}>
              <Button type="submit" look="primary" busy={change.isPending}>
                {t('account.handing.addressSubmit')}
              </Button>
              <Button onClick={close}>{t('account.back')}</Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
