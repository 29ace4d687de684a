import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';

interface HaltDialogProps {
  readonly onClose: () => void;
  readonly onHalt: (reason: string) => void;
}

export function HaltDialog({ onClose, onHalt }: HaltDialogProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<{ reason: string }>({ defaultValues: { reason: '' } });
  const submit = handleSubmit(({ reason }) => onHalt(reason.trim()));
  return (
    <Dialog open title={t('halt.beginTitle')} onClose={onClose}>
      <form noValidate className={layout['stack']} onSubmit={(event) => void submit(event)}>
        <p>{t('halt.beginText')}</p>
        <TextArea
          id="halt-reason"
          rows={3}
          maxLength={500}
          label={t('halt.reason')}
          error={formState.errors.reason && t('halt.reasonMissing')}
          {...register('reason', { validate: (reason) => reason.trim() !== '' })}
        />
        <div className={layout['actions']}>
          <Button type="submit" look="primary">
            {t('halt.beginConfirm')}
          </Button>
          <Button onClick={onClose}>{t('decision.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
