import type { MassAction } from '@mleg/institution-contract/mass-action';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import styles from './mass-actions.module.css';
import type { MassActionsModel } from './use-mass-actions.ts';

const NOTE_MAX = 300;

interface DecisionProps {
  readonly action: MassAction;
  readonly model: Pick<MassActionsModel, 'decide'>;
}

/** The second person's decision (D57); whoever asked can only withdraw the action (D53). */
export function Decision({ action: { massActionId, kind, total, own }, model: { decide } }: DecisionProps) {
  const t = useT();
  const [rejecting, setRejecting] = useState(false);
  const { register, handleSubmit, formState } = useForm<{ note: string }>({ defaultValues: { note: '' } });
  const reject = handleSubmit(({ note }) => {
    setRejecting(false);
    decide.mutate({ massActionId, decision: 'reject', note });
  });
  return (
    <>
      {own && <p>{t('mass.own')}</p>}
      <div className={styles['buttons']}>
        {!own && (
          <Button
            look={kind === 'revoke' || kind === 'cancel-codes' ? 'danger' : 'primary'}
            busy={decide.isPending}
            onClick={() => decide.mutate({ massActionId, decision: 'approve' })}
          >
            {t(`mass.approve.${kind}`, { count: total })}
          </Button>
        )}
        <Button busy={decide.isPending} onClick={() => setRejecting(true)}>
          {t(own ? 'mass.takeBack' : 'mass.reject')}
        </Button>
      </div>
      <Dialog open={rejecting} title={t(own ? 'mass.takeBack' : 'mass.reject')} onClose={() => setRejecting(false)}>
        <form className={layout['stack']} noValidate onSubmit={(event) => void reject(event)}>
          <TextArea
            label={t('mass.note')}
            rows={3}
            maxLength={NOTE_MAX}
            error={formState.errors.note && t('mass.noteMissing')}
            {...register('note', { validate: (note) => note.trim() !== '' })}
          />
          <div className={styles['buttons']}>
            <Button type="submit" look="primary">
              {t(own ? 'mass.takeBack' : 'mass.reject')}
            </Button>
            <Button onClick={() => setRejecting(false)}>{t('office.revoke.back')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
