import { cancelReasonSchema } from '@mleg/institution-contract/application';
import { SelectField } from '@mleg/ui/select-field.tsx';
import type { ComponentProps } from 'react';
import { useT } from '../app-i18n.ts';

type CancelReasonFieldProps = Omit<ComponentProps<typeof SelectField>, 'label' | 'error' | 'children'> & {
  readonly isMissing: boolean;
};

/** Why a card is cancelled, as the form on paper asks; used online and where the office registers such a form. */
export function CancelReasonField({ isMissing, ...field }: CancelReasonFieldProps) {
  const t = useT();
  return (
    <SelectField
      label={t('family.applications.reason')}
      error={isMissing ? t('family.applications.reasonMissing') : undefined}
      {...field}
    >
      <option value="">{t('family.applications.reasonChoose')}</option>
      {cancelReasonSchema.options.map((reason) => (
        <option key={reason} value={reason}>
          {t(`student.reasons.${reason}`)}
        </option>
      ))}
    </SelectField>
  );
}
