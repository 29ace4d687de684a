import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import type { DecideHeld } from './use-held.ts';

const NOTE_MAX = 300;

interface HeldDecisionProps {
  readonly deed: HeldDeedDetail;
  readonly decide: DecideHeld;
}

/** The second person's decision; whoever asked can only take it back (D53). */
export function HeldDecision({ deed: { deedId, bar, seen = '' }, decide }: HeldDecisionProps) {
  const t = useT();
  const [refusing, setRefusing] = useState(false);
  const { register, handleSubmit, formState } = useForm<{ note: string }>({ defaultValues: { note: '' } });
  const refuse = handleSubmit(({ note }) => {
    setRefusing(false);
    decide.mutate({ deedId, decision: 'refuse', note });
  });
  const words = t(bar === 'asked' ? 'held.takeBack' : 'held.refuse');
  return (
    <>
      {bar && <Notice tone="warning">{t(`held.bar.${bar}`)}</Notice>}
      <div className={layout['actions']}>
        {!bar && (
          <Button
            look="primary"
            busy={decide.isPending}
            onClick={() => decide.mutate({ deedId, decision: 'approve', seen })}
          >
            {t('held.approve')}
          </Button>
        )}
        {bar !== 'own' && (
          <Button busy={decide.isPending} onClick={() => setRefusing(true)}>
            {words}
          </Button>
        )}
      </div>
      <Dialog open={refusing} title={words} onClose={() => setRefusing(false)}>
        <form className={layout['stack']} noValidate onSubmit={(event) => void refuse(event)}>
          <TextArea
            label={t('held.note')}
            rows={3}
            maxLength={NOTE_MAX}
            error={formState.errors.note && t('held.noteMissing')}
            {...register('note', { validate: (note) => note.trim() !== '' })}
          />
          <div className={layout['actions']}>
            <Button type="submit" look="primary">
              {words}
            </Button>
            <Button onClick={() => setRefusing(false)}>{t('held.back')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
