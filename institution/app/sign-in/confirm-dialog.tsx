import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { client } from '../api/client.ts';
import { useT } from '../app-i18n.ts';

interface ConfirmDialogProps {
  readonly open: boolean;
  /** Why the session alone is not enough. */
  readonly reason: string;
  readonly onConfirmed: () => void;
  readonly onClose: () => void;
}

/** Asks for the password again; the confirmation counts for a quarter of an hour. */
export function ConfirmDialog({ open, reason, onConfirmed, onClose }: ConfirmDialogProps) {
  const t = useT();
  return (
    <Dialog open={open} title={t('privacy.confirm.title')} onClose={onClose}>
      <p>{reason}</p>
      <ConfirmForm onConfirmed={onConfirmed} onClose={onClose} />
    </Dialog>
  );
}

function ConfirmForm({ onConfirmed, onClose }: Pick<ConfirmDialogProps, 'onConfirmed' | 'onClose'>) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: '' } });
  const confirm = useMutation({
    mutationFn: (password: string) => client.session.confirm({ password }),
    onSuccess: onConfirmed,
    gcTime: 0,
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
        <Button onClick={onClose}>{t('privacy.confirm.back')}</Button>
      </div>
    </form>
  );
}
