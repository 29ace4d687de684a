import { Button } from '@mleg/ui/button.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { client } from '../../api/client.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';

const NOTE_MAX = 300;

/** The office's no to somebody who wants their data erased, with the reason that they read. */
export function RefuseErasure({ personId }: { readonly personId: string }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { note: '' } });
  const refuse = useMutation({
    mutationFn: (note: string) => client.privacy.refuseErasure({ personId, note }),
    onSuccess: () => setAsking(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('privacy.alerts.refuse')}</Button>
      <Dialog open={asking} title={t('privacy.alerts.refuseTitle')} onClose={() => setAsking(false)}>
        {refuse.error && <OfficeProblem error={refuse.error} />}
        <form
          noValidate
          className={layout['stack']}
          onSubmit={(event) => void handleSubmit(({ note }) => refuse.mutate(note))(event)}
        >
          <TextArea
            label={t('privacy.alerts.refuseNote')}
            rows={3}
            maxLength={NOTE_MAX}
            error={formState.errors.note && t('privacy.alerts.refuseNoteMissing')}
            {...register('note', { validate: (note) => note.trim() !== '' })}
          />
          <div className={layout['actions']}>
            <Button type="submit" look="primary" busy={refuse.isPending}>
              {t('privacy.alerts.refuse')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('privacy.alerts.back')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
