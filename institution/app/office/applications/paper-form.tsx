import { type ApplicationKind, type CancelReason } from '@mleg/institution-contract/application';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeForms } from '../../documents/office-forms.tsx';
import { CancelReasonField } from '../../forms/cancel-reason-field.tsx';
import { Outcome } from './outcome.tsx';
import { type FoundPupil, PupilChoice } from './pupil-choice.tsx';
import type { WaitingApplications } from './use-waiting-applications.ts';

interface Fields {
  readonly kind: ApplicationKind;
  readonly reason: CancelReason | '';
}

/** Find the pupil, choose the kind, save: a form on paper has been signed and so is accepted at once. */
export function PaperForm({ register: registration }: { readonly register: WaitingApplications['register'] }) {
  const t = useT();
  const { statements } = useSession().institution;
  const [pupil, setPupil] = useState<FoundPupil>();
  const { register, handleSubmit, watch, formState, reset } = useForm<Fields>({
    defaultValues: { kind: statements[0] ?? 'cancel', reason: '' },
  });
  const kind = watch('kind');
  const onSuccess = () => {
    setPupil(undefined);
    reset();
  };
  const submit = handleSubmit(({ reason, ...fields }) => {
    if (!pupil) return;
    const { personId } = pupil;
    if (fields.kind !== 'cancel') registration.mutate({ personId, kind: fields.kind }, { onSuccess });
    else if (reason !== '') registration.mutate({ personId, kind: fields.kind, reason }, { onSuccess });
  });
  return (
    <Panel title={t('secretary.applications.paper')}>
      <p>{t('secretary.applications.paperText')}</p>
      <Outcome decided={registration.data} error={registration.error} />
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        <PupilChoice pupil={pupil} onPupil={setPupil} goesOn={registration.isSuccess} />
        {pupil && (
          <>
            <SelectField label={t('secretary.applications.kind')} {...register('kind')}>
              {statements.map((one) => (
                <option key={one} value={one}>
                  {t(`family.applications.kind.${one}`)}
                </option>
              ))}
            </SelectField>
            {kind === 'cancel' && (
              <CancelReasonField
                isMissing={formState.errors.reason !== undefined}
                {...register('reason', { required: true })}
              />
            )}
            <div className={layout['row']}>
              <Button type="submit" look="primary" autoFocus busy={registration.isPending}>
                {t('secretary.applications.save')}
              </Button>
            </div>
          </>
        )}
      </form>
      <OfficeForms personId={pupil?.personId} />
    </Panel>
  );
}
