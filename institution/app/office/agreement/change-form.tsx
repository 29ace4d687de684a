import { type AgreementChange, type AgreementTerms, agreementChangeSchema } from '@mleg/institution-contract/agreement';
import { Button } from '@mleg/ui/button.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import { zodResolver } from '../../forms/zod-resolver.ts';
import { AgreementRefusal } from './agreement-refusal.tsx';
import { termNames } from './terms.tsx';
import type { AgreementActions } from './use-agreement.ts';

interface ChangeFormProps {
  readonly terms: AgreementTerms;
  /** A new key was asked for already. */
  readonly newKey: boolean;
  readonly change: AgreementActions['change'];
  readonly onSent: () => void;
  readonly onBack: () => void;
}

export function ChangeForm({ terms, newKey, change, onSent, onBack }: ChangeFormProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<AgreementChange>({
    resolver: zodResolver(agreementChangeSchema),
    defaultValues: { ...terms, newKey, text: '' },
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { errors, submitCount } = formState;
  const wrong = termNames.filter((name) => errors[name]);
  const submit = handleSubmit((asked) => change.mutate(asked, { onSuccess: onSent }), change.reset);
  return (
    <form noValidate className={layout['stack']} onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        errors={wrong.map((name) => ({ fieldId: `change-${name}`, message: t(`agreement.wrong.${name}`) }))}
        attempt={submitCount}
      />
      {change.isError && <AgreementRefusal error={change.error} />}
      <p>{t('agreement.changeText')}</p>
      {termNames.map((name) => (
        <TextField
          key={name}
          id={`change-${name}`}
          type="number"
          inputMode="numeric"
          autoComplete="off"
          label={t(`agreement.field.${name}`)}
          error={errors[name] && t(`agreement.wrong.${name}`)}
          {...register(name, { valueAsNumber: true })}
        />
      ))}
      <Checkbox
        label={
          <>
            {t('agreement.newKey')}
            <br />
            <span className={typography['muted']}>{t('agreement.newKeyHint')}</span>
          </>
        }
        {...register('newKey')}
      />
      <TextArea id="change-text" rows={3} maxLength={2_000} label={t('agreement.changeWords')} {...register('text')} />
      <div className={layout['actions']}>
        <Button type="submit" look="primary" busy={change.isPending}>
          {t('agreement.changeSend')}
        </Button>
        <Button onClick={onBack}>{t('agreement.changeBack')}</Button>
      </div>
    </form>
  );
}
