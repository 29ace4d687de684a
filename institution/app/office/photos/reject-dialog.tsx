import { type PhotoRejection, photoRejectionSchema, type WaitingPhoto } from '@mleg/institution-contract/photo';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import type { Rejection } from './use-photos.ts';

interface RejectDialogProps {
  readonly photo: WaitingPhoto;
  readonly onClose: () => void;
  readonly onReject: (rejection: Rejection) => void;
}

const longestNote = 200;

/** The reason goes to the guardian in plain words, with what to do better. */
export function RejectDialog({ photo, onClose, onReject }: RejectDialogProps) {
  const t = useT();
  const { register, handleSubmit } = useForm<{ reason: PhotoRejection; note: string }>({
    defaultValues: { reason: 'face-not-visible', note: '' },
  });
  const submit = handleSubmit(onReject);
  return (
    <Dialog open title={t('secretary.photos.reasonTitle')} onClose={onClose}>
      <p>
        <strong>{photo.displayName}</strong>
      </p>
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        <SelectField label={t('secretary.photos.reason')} {...register('reason')}>
          {photoRejectionSchema.options.map((reason) => (
            <option key={reason} value={reason}>
              {t(`family.photo.reason.${reason}`)}
            </option>
          ))}
        </SelectField>
        <TextArea label={t('secretary.photos.note')} rows={2} maxLength={longestNote} {...register('note')} />
        <div className={layout['actions']}>
          <Button type="submit" look="danger">
            {t('secretary.photos.confirm')}
          </Button>
          <Button onClick={onClose}>{t('secretary.photos.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
