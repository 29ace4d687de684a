import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import { Button } from '@mleg/ui/button.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import styles from './agreements.module.css';
import { type ApprovalAnswers, TermsFields, termNames } from './terms-fields.tsx';
import type { Decision } from './use-agreement.ts';

interface ApproveDialogProps {
  readonly agreement: AgreementDetail;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
}

/**
 * Consent to an application, as asked or with other numbers; other numbers need an explanation, which the institution
 * reads. What the first person has set is there for the second, whose numbers hold.
 */
export function ApproveDialog({ agreement, onClose, onDecide }: ApproveDialogProps) {
  const t = useT();
  const { registration, terms: asked, twoPeople } = agreement;
  const before = twoPeople.find(({ decision }) => decision === 'approve')?.said.at(-1);
  const { register, handleSubmit, watch, formState } = useForm<ApprovalAnswers>({
    defaultValues: { ...asked, ...before?.terms, text: before?.text ?? '', compared: false },
  });
  const { errors } = formState;
  const submit = handleSubmit((answers) => onDecide(approvalOf(answers, asked)));
  return (
    <Dialog open title={t('decision.approve.title')} onClose={onClose}>
      <form noValidate className={styles['stack']} onSubmit={(event) => void submit(event)}>
        <p>
          <strong>{registration.name}</strong>
          <br />
          {t(`agreement.register.${registration.kind}`, { number: registration.registryNumber })}
        </p>
        <p>{t('decision.approve.text')}</p>
        <TermsFields
          hint={before?.terms ? t('terms.setBefore', { name: before.name }) : t('terms.hint')}
          register={register}
          errors={errors}
        />
        <TextArea
          id="decision-text"
          rows={3}
          maxLength={2_000}
          label={t(hasOther(watch(), asked) ? 'terms.words' : 'terms.wordsOptional')}
          hint={t('decision.textHint')}
          error={errors.text && t('terms.wordsMissing')}
          {...register('text', { validate: (text, answers) => text.trim() !== '' || !hasOther(answers, asked) })}
        />
        <Checkbox
          label={t(`decision.compared.${registration.kind}`)}
          error={errors.compared && t('decision.comparedMissing')}
          {...register('compared', { required: true })}
        />
        <div className={layout['actions']}>
          <Button type="submit" look="primary">
            {t('decision.approve.confirm')}
          </Button>
          <Button onClick={onClose}>{t('decision.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const hasOther = (terms: AgreedTerms, asked: AgreedTerms) => termNames.some((name) => terms[name] !== asked[name]);

function approvalOf({ text, compared: _said, ...terms }: ApprovalAnswers, asked: AgreedTerms): Decision {
  const words = text.trim() === '' ? {} : { text };
  return hasOther(terms, asked) ? { kind: 'approve', terms, ...words } : { kind: 'approve', ...words };
}
