import type { WaitingApplication } from '@mleg/institution-contract/application';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';

interface RefuseDialogProps {
  readonly application: WaitingApplication;
  readonly onClose: () => void;
  readonly onRefuse: (note: string) => void;
}

const longestNote = 300;

export function RefuseDialog({ application, onClose, onRefuse }: RefuseDialogProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { note: '' } });
  const submit = handleSubmit(({ note }) => onRefuse(note.trim()));
  return (
    <Dialog open title={t('secretary.applications.refuseTitle')} onClose={onClose}>
      <p>
        <strong>{application.displayName}</strong>
      </p>
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        <TextArea
          label={t('secretary.applications.note')}
          rows={3}
          maxLength={longestNote}
          error={formState.errors.note && t('secretary.applications.noteMissing')}
          {...register('note', { validate: (note) => note.trim() !== '' })}
        />
        <div className={layout['row']}>
          <Button type="submit" look="danger">
            {t('secretary.applications.confirm')}
          </Button>
          <Button onClick={onClose}>{t('secretary.applications.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
