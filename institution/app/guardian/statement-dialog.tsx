import { type ApplicationKind, type CancelReason } from '@mleg/institution-contract/application';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import { CancelReasonField } from '../forms/cancel-reason-field.tsx';
import type { NewStatement } from './use-applications.ts';

interface StatementDialogProps {
  readonly kind: ApplicationKind;
  readonly onClose: () => void;
  readonly onSend: (statement: NewStatement) => void;
}

/** The dialog says what follows before anything is sent; a cancellation needs one of the form's reasons. */
export function StatementDialog({ kind, onClose, onSend }: StatementDialogProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<{ reason: CancelReason | '' }>({
    defaultValues: { reason: '' },
  });
  const submit = handleSubmit(({ reason }) => {
    if (kind !== 'cancel') onSend({ kind });
    else if (reason !== '') onSend({ kind, reason });
  });
  return (
    <Dialog open title={t(`family.applications.kind.${kind}`)} onClose={onClose}>
      <p>{t(`family.applications.text.${kind}`)}</p>
      <p>{t('family.applications.free')}</p>
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        {kind === 'cancel' && (
          <CancelReasonField
            isMissing={formState.errors.reason !== undefined}
            {...register('reason', { required: true })}
          />
        )}
        <div className={layout['actions']}>
          <Button type="submit" look={kind === 'objection' ? 'danger' : 'primary'}>
            {t(`family.applications.send.${kind}`)}
          </Button>
          <Button onClick={onClose}>{t('family.applications.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
