import { type AgreedTerms, agreedTermsSchema } from '@mleg/issuer-contract/institution';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import styles from './agreements.module.css';

export const termNames = agreedTermsSchema.keyof().options;

/** What the clerk fills in to approve. */
export interface ApprovalAnswers extends AgreedTerms {
  text: string;
  compared: boolean;
}

interface TermsFieldsProps {
  /** Whose numbers these are. */
  readonly hint: string;
  readonly register: UseFormRegister<ApprovalAnswers>;
  readonly errors: FieldErrors<ApprovalAnswers>;
}

/** The numbers that the institution asks for, or somebody of the desk has set; whoever decides may set others. */
export function TermsFields({ hint, register, errors }: TermsFieldsProps) {
  const t = useT();
  return (
    <fieldset className={styles['terms']}>
      <legend className={typography['name']}>{t('terms.title')}</legend>
      <p className={typography['muted']}>{hint}</p>
      {termNames.map((name) => (
        <TextField
          key={name}
          type="number"
          inputMode="numeric"
          autoComplete="off"
          label={t(`terms.${name}`)}
          error={errors[name] && t(`terms.wrong.${name}`)}
          {...register(name, {
            valueAsNumber: true,
            validate: (value) => agreedTermsSchema.shape[name].safeParse(value).success,
          })}
        />
      ))}
    </fieldset>
  );
}
