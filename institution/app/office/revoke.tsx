import { type RevocationReason, revocationReasonSchema } from '@mleg/institution-contract/card-reasons';
import type { personSummarySchema } from '@mleg/institution-contract/person';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useT } from '../app-i18n.ts';
import type { RevokeAction } from './use-person.ts';

interface RevokeProps {
  readonly person: z.infer<typeof personSummarySchema>;
  readonly revoke: RevokeAction;
}

/** Revoking cannot be undone (I4), so the dialog asks for a reason and says what happens. */
export function Revoke({ person, revoke }: RevokeProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { register, handleSubmit, formState } = useForm<{ reason: RevocationReason | '' }>({
    defaultValues: { reason: '' },
  });
  const submit = handleSubmit(({ reason }) => {
    if (reason === '') return;
    setAsking(false);
    revoke.mutate(reason);
  });
  const onPhone = person.orderState === 'activated' || person.orderState === 'suspended';
  return (
    <div>
      <Button busy={revoke.isPending} onClick={() => setAsking(true)}>
        {t(onPhone ? 'office.revoke.button' : 'office.revoke.buttonCode')}
      </Button>
      <Dialog open={asking} title={t('office.revoke.title')} onClose={() => setAsking(false)}>
        <p>
          <strong>{t('office.revoke.who', { name: person.displayName, number: person.albumNumber })}</strong>
        </p>
        <p>{t('office.revoke.text')}</p>
        <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
          <SelectField
            label={t('office.revoke.reason')}
            error={formState.errors.reason && t('office.revoke.reasonMissing')}
            {...register('reason', { required: true })}
          >
            <option value="">{t('office.revoke.reasonChoose')}</option>
            {revocationReasonSchema.options.map((reason) => (
              <option key={reason} value={reason}>
                {t(`student.reasons.${reason}`)}
              </option>
            ))}
          </SelectField>
          <div className={layout['row']}>
            <Button type="submit" look="danger">
              {t('office.revoke.confirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('office.revoke.back')}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
