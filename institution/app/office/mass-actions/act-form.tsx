import { revocationReasonSchema, suspensionReasonSchema } from '@mleg/institution-contract/card-reasons';
import {
  type MassAct,
  type MassActionKind,
  massActionKindSchema,
  massActSchema,
} from '@mleg/institution-contract/mass-action';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useForm, useWatch } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';

interface ActFormProps {
  readonly chosen: number;
  /** The cards of people who have left are revoked, as a rule. */
  readonly leaving: boolean;
  readonly onCheck: (act: MassAct) => void;
}

const reasonsOf = (kind: MassActionKind) => {
  if (kind === 'resume') return [];
  return kind === 'suspend' ? suspensionReasonSchema.options : revocationReasonSchema.options;
};

export function ActForm({ chosen, leaving, onCheck }: ActFormProps) {
  const t = useT();
  const { register, handleSubmit, control, formState, setError } = useForm<{ kind: MassActionKind; reason: string }>({
    defaultValues: { kind: leaving ? 'revoke' : 'suspend', reason: '' },
  });
  const kind = useWatch({ control, name: 'kind' });
  const reasons = reasonsOf(kind);
  const submit = handleSubmit(({ reason }) => {
    const act = massActSchema.safeParse(kind === 'resume' ? { kind } : { kind, reason });
    if (!act.success) setError('reason', { type: 'required' }, { shouldFocus: true });
    else if (chosen > 0) onCheck(act.data);
  });
  return (
    <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
      <SelectField label={t('mass.what')} {...register('kind')}>
        {massActionKindSchema.options.map((one) => (
          <option key={one} value={one}>
            {t(`mass.kind.${one}`)}
          </option>
        ))}
      </SelectField>
      {reasons.length > 0 && (
        <SelectField
          label={t('office.revoke.reason')}
          error={formState.errors.reason && t('mass.reasonMissing')}
          {...register('reason')}
        >
          <option value="">{t('office.revoke.reasonChoose')}</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`student.reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
      )}
      <div>
        <Button type="submit" look={chosen > 0 ? 'primary' : 'secondary'} busy={chosen === 0}>
          {chosen > 0 ? t('mass.check', { count: chosen }) : t('mass.checkNone')}
        </Button>
      </div>
    </form>
  );
}
