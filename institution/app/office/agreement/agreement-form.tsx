import { agreementFormSchema, type AgreementForm as Form } from '@mleg/institution-contract/agreement';
import { Button } from '@mleg/ui/button.tsx';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import { zodResolver } from '../../forms/zod-resolver.ts';
import styles from './agreement.module.css';
import { AgreementRefusal } from './agreement-refusal.tsx';
import { termNames } from './terms.tsx';
import type { AgreementActions } from './use-agreement.ts';

type Field = keyof Form;

const GROUPS: Readonly<Record<'address' | 'contact' | 'signatory' | 'codes', readonly Field[]>> = {
  address: ['street', 'postalCode', 'city'],
  contact: ['contactName', 'contactEmail', 'contactPhone'],
  signatory: ['signatoryName', 'signatoryPosition', 'signatoryEmail'],
  codes: termNames,
};
const TYPES: Readonly<Partial<Record<Field, string>>> = {
  contactEmail: 'email',
  signatoryEmail: 'email',
  contactPhone: 'tel',
  codeLifetimeDays: 'number',
  wrongCodeLimit: 'number',
  suspensionDays: 'number',
};
const EMPTY: Form = {
  street: '',
  postalCode: '',
  city: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  signatoryName: '',
  signatoryPosition: '',
  signatoryEmail: '',
  codeLifetimeDays: 30,
  wrongCodeLimit: 5,
  suspensionDays: 14,
};

interface AgreementFormProps {
  /** The form as it was last sent. */
  readonly form: Form | undefined;
  readonly apply: AgreementActions['apply'];
  readonly onSent: () => void;
}

export function AgreementForm({ form, apply, onSent }: AgreementFormProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<Form>({
    resolver: zodResolver(agreementFormSchema),
    defaultValues: form ?? EMPTY,
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const groups = Object.entries(GROUPS) as [keyof typeof GROUPS, readonly Field[]][];
  const wrong = groups.flatMap(([, fields]) => fields).filter((field) => formState.errors[field]);
  const submit = handleSubmit((values) => apply.mutate(values, { onSuccess: onSent }), apply.reset);
  return (
    <form noValidate className={layout['stack']} onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        errors={wrong.map((field) => ({ fieldId: field, message: t(`agreement.wrong.${field}`) }))}
        attempt={formState.submitCount}
      />
      {apply.isError && <AgreementRefusal error={apply.error} />}
      {groups.map(([group, fields]) => (
        <fieldset key={group} className={layout['stack']}>
          <legend className={styles['legend']}>{t(`agreement.group.${group}`)}</legend>
          {fields.map((field) => (
            <TextField
              key={field}
              id={field}
              type={TYPES[field] ?? 'text'}
              autoComplete="off"
              label={t(`agreement.field.${field}`)}
              error={formState.errors[field] && t(`agreement.wrong.${field}`)}
              {...register(field, { valueAsNumber: TYPES[field] === 'number' })}
            />
          ))}
        </fieldset>
      ))}
      <Button type="submit" look="primary" busy={apply.isPending}>
        {t('agreement.send')}
      </Button>
    </form>
  );
}
