import { type ResumptionReason, resumptionReasonSchema } from '@mleg/institution-contract/card-reasons';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';

interface ResumeDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onResume: (reason: ResumptionReason | undefined) => void;
}

/** Puts a card back into use; a reason is optional and kept in the history. */
export function ResumeDialog({ open, onClose, onResume }: ResumeDialogProps) {
  const t = useT();
  const { register, handleSubmit } = useForm<{ reason: ResumptionReason | '' }>({ defaultValues: { reason: '' } });
  const submit = handleSubmit(({ reason }) => onResume(reason === '' ? undefined : reason));
  return (
    <Dialog open={open} title={t('office.suspend.resumeTitle')} onClose={onClose}>
      <p>{t('office.suspend.resumeText')}</p>
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        <SelectField label={t('office.suspend.why')} {...register('reason')}>
          <option value="">{t('office.suspend.whyNone')}</option>
          {resumptionReasonSchema.options.map((reason) => (
            <option key={reason} value={reason}>
              {t(`office.suspend.because.${reason}`)}
            </option>
          ))}
        </SelectField>
        <div className={layout['row']}>
          <Button type="submit" look="primary">
            {t('office.suspend.resume')}
          </Button>
          <Button onClick={onClose}>{t('office.revoke.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
