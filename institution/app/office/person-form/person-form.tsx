import {
  PERSON_FIELD_NAMES,
  PERSON_FIELDS,
  type PersonField,
  personStatusSchema,
} from '@mleg/institution-contract/person-fields';
import {
  type FieldProblem,
  type KnownFields,
  type PersonFields,
  personFieldsSchema,
} from '@mleg/institution-contract/person-form';
import type { RosterField } from '@mleg/institution-contract/roster';
import { Button } from '@mleg/ui/button.tsx';
import { ErrorSummary } from '@mleg/ui/error-summary.tsx';
import layout from '@mleg/ui/layout.module.css';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useForm, useWatch } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import styles from './person-form.module.css';

const texts = PERSON_FIELD_NAMES.filter((field) => PERSON_FIELDS[field].kind !== 'status');

interface PersonFormProps {
  readonly known: KnownFields;
  readonly problems: readonly FieldProblem[];
  /** What somebody else has changed since the form was opened. */
  readonly changed: readonly PersonField[] | undefined;
  /** The answer that the problems, or what was changed, came with. */
  readonly attempt: number;
  readonly busy: boolean;
  readonly onSave: (fields: PersonFields) => void;
  readonly onBack: () => void;
}

/** The form for one person's data, with the same checks and words as a row of a file. */
export function PersonForm({
  known: { hasPesel, version: _version, ...fields },
  problems,
  changed,
  attempt,
  busy,
  onSave,
  onBack,
}: PersonFormProps) {
  const t = useT();
  const { control, formState, register, handleSubmit, setValue } = useForm<PersonFields>({
    values: fields,
    // Read anew, what nobody has typed follows what stands now, and what was typed stays.
    resetOptions: { keepDirtyValues: true },
  });
  // Only who asks which are typed is told.
  void formState.dirtyFields;
  const typed = useWatch({ control });
  const problemOf = (field: RosterField) => {
    const problem = problems.find((one) => one.field === field);
    return problem && `${t(`roster.field.${field}`)}: ${t(`roster.reason.${problem.reason}`)}`;
  };
  const summary = texts.flatMap((field) => {
    const message = problemOf(field);
    return message === undefined ? [] : [{ fieldId: field, message }];
  });
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => void handleSubmit((values) => onSave(personFieldsSchema.parse(values)))(event)}
    >
      <ErrorSummary errors={summary} attempt={attempt} />
      {changed && (
        <ChangedMeanwhile
          changed={changed}
          now={fields}
          typed={typed}
          attempt={attempt}
          onTake={(field) => setValue(field, fields[field], { shouldDirty: true })}
        />
      )}
      <div className={styles['fields']}>
        {texts.map((field) => (
          <TextField
            key={field}
            id={field}
            type={PERSON_FIELDS[field].kind === 'date' ? 'date' : 'text'}
            autoComplete="off"
            maxLength={200}
            label={t(`roster.field.${field}`)}
            {...(field === 'pesel' && { hint: t(hasPesel ? 'personForm.peselKept' : 'personForm.peselHint') })}
            {...(field === 'cardNumber' && { hint: t('personForm.cardHint') })}
            error={problemOf(field)}
            {...register(field)}
          />
        ))}
        <SelectField label={t('roster.field.status')} {...register('status')}>
          {personStatusSchema.options.map((status) => (
            <option key={status} value={status}>
              {t(`personForm.status.${status}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={layout['actions']}>
        <Button type="submit" look="primary" busy={busy}>
          {t('personForm.save')}
        </Button>
        <Button onClick={onBack}>{t('personForm.back')}</Button>
      </div>
    </form>
  );
}
