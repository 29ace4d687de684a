import type { CardOrder } from '@mleg/institution-contract/card-order';
import { type SuspensionReason, suspensionReasonSchema } from '@mleg/institution-contract/card-reasons';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import { SuspensionDays } from '../student/suspension-days.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import type { SuspensionActions } from './use-person.ts';

interface SuspendProps {
  readonly order: CardOrder;
  readonly actions: SuspensionActions;
}

/** A card on a phone, out of use for a while or back: it can be taken back, and the button beside it does. */
export function Suspend({ order, actions }: SuspendProps) {
  const t = useT();
  const dates = useDates();
  const [asking, setAsking] = useState(false);
  const { suspension } = order;
  if (suspension) {
    return (
      <>
        <Notice tone="warning" title={t('office.suspend.isSuspended')}>
          <p>{t(`office.suspend.by.${suspension.by}`)}</p>
          <p>
            {suspension.until
              ? t('student.suspension.until', { date: dates.dateTime(suspension.until) })
              : t('student.suspension.untold')}
          </p>
        </Notice>
        <Button icon="check" busy={actions.resume.isPending} onClick={() => setAsking(true)}>
          {t('office.suspend.resume')}
        </Button>
        <ResumeDialog
          open={asking}
          onClose={() => setAsking(false)}
          onResume={(reason) => {
            setAsking(false);
            actions.resume.mutate(reason);
          }}
        />
      </>
    );
  }
  return (
    <>
      <Button icon="pause" busy={actions.suspend.isPending} onClick={() => setAsking(true)}>
        {t('office.suspend.button')}
      </Button>
      <SuspendDialog
        open={asking}
        onClose={() => setAsking(false)}
        onSuspend={(reason) => {
          setAsking(false);
          actions.suspend.mutate(reason);
        }}
      />
    </>
  );
}

interface SuspendDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSuspend: (reason: SuspensionReason) => void;
}

function SuspendDialog({ open, onClose, onSuspend }: SuspendDialogProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<{ reason: SuspensionReason | '' }>({
    defaultValues: { reason: '' },
  });
  const submit = handleSubmit(({ reason }) => {
    if (reason !== '') onSuspend(reason);
  });
  return (
    <Dialog open={open} title={t('office.suspend.title')} onClose={onClose}>
      <p>{t('office.suspend.text')}</p>
      <SuspensionDays />
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        <SelectField
          label={t('office.revoke.reason')}
          error={formState.errors.reason && t('office.suspend.reasonMissing')}
          {...register('reason', { required: true })}
        >
          <option value="">{t('office.revoke.reasonChoose')}</option>
          {suspensionReasonSchema.options.map((reason) => (
            <option key={reason} value={reason}>
              {t(`student.reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
        <div className={layout['row']}>
          <Button type="submit" look="primary">
            {t('office.suspend.button')}
          </Button>
          <Button onClick={onClose}>{t('office.revoke.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
