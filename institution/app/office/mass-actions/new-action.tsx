import { MASS_ACTION_MAX, type MassAct } from '@mleg/institution-contract/mass-action';
import { mayTakeBack } from '@mleg/institution-contract/order-life';
import type { personSummarySchema } from '@mleg/institution-contract/person';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useState } from 'react';
import type { z } from 'zod';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import { ActForm } from './act-form.tsx';
import { PeopleChoice } from './people-choice.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { type Source, useNewMassAction } from './use-mass-actions.ts';

type Candidate = z.infer<typeof personSummarySchema>;

interface NewActionProps {
  readonly source: Source;
  readonly people: readonly Candidate[];
}

/** The form of a mass action: whom, what and why. The people it affects are counted and shown before it starts. */
export function NewAction({ source, people }: NewActionProps) {
  const t = useT();
  const isOfLeavers = 'source' in source && source.source === 'left';
  const able = people.filter(({ orderState }) => mayTakeBack(orderState));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<MassAct>();
  const { preview, place } = useNewMassAction();
  const personIds = able.map(({ personId }) => personId).filter((personId) => chosen.has(personId));
  if (able.length === 0) {
    return (
      <EmptyState icon="checkCircle" title={t(isOfLeavers ? 'mass.noLeaversTitle' : 'mass.nobodyTitle')}>
        <p>{t(isOfLeavers ? 'mass.noLeavers' : 'mass.nobody')}</p>
      </EmptyState>
    );
  }
  const close = () => {
    setAct(undefined);
    preview.reset();
  };
  const done = () => {
    close();
    setChosen(new Set());
  };
  const isHeld = refusalCode(place.error) === 'HELD';
  return (
    <>
      {place.data && (
        <Notice tone="success" announce>
          {t('mass.placed')}
        </Notice>
      )}
      {isHeld && <OfficeProblem error={place.error} />}
      {people.length === MASS_ACTION_MAX && <Notice>{t('mass.tooMany', { count: MASS_ACTION_MAX })}</Notice>}
      <PeopleChoice people={able} chosen={chosen} onChange={setChosen} />
      <ActForm
        chosen={personIds.length}
        leaving={isOfLeavers}
        onCheck={(asked) => {
          setAct(asked);
          preview.mutate({ act: asked, personIds });
        }}
      />
      <PreviewDialog
        act={act}
        preview={preview.data}
        error={preview.error ?? (isHeld ? null : place.error)}
        busy={place.isPending}
        onClose={close}
        onConfirm={(confirmed) =>
          place.mutate(
            { massActionId: crypto.randomUUID(), act: confirmed, personIds },
            {
              onSuccess: done,
              onError: (error) => refusalCode(error) === 'HELD' && done(),
            },
          )
        }
      />
    </>
  );
}
