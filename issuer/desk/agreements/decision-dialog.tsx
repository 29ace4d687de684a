import { type EndOfCards, endOfCardsSchema } from '@mleg/issuer-contract/agreement';
import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import { Button } from '@mleg/ui/button.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextArea } from '@mleg/ui/text-area.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useForm } from 'react-hook-form';
import { useT } from '../app-i18n.ts';
import styles from './agreements.module.css';
import { Consequences } from './consequences.tsx';
import type { Decision } from './use-agreement.ts';

interface Answers {
  text: string;
  checked: boolean;
  endOfCards: EndOfCards | '';
}

type Kind = Exclude<Decision['kind'], 'approve'>;

interface DecisionDialogProps {
  readonly kind: Kind;
  readonly agreement: AgreementDetail;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
}

const WITH_WORDS: readonly Kind[] = ['askBack', 'refuse', 'suspend', 'end', 'declineChange'];
const DANGEROUS: readonly Kind[] = ['refuse', 'suspend', 'end'];

/**
 * The dialog says what happens and asks for the text the institution will read; where cards would end, it also asks for
 * a choice.
 */
export function DecisionDialog({ kind, agreement, onClose, onDecide }: DecisionDialogProps) {
  const t = useT();
  const { register, handleSubmit, watch, formState } = useForm<Answers>({
    defaultValues: { text: '', checked: false, endOfCards: '' },
  });
  const { errors } = formState;
  const { registration } = agreement;
  const endOfCards = watch('endOfCards');
  return (
    <Dialog open title={t(`decision.${kind}.title`)} onClose={onClose}>
      <form
        noValidate
        className={styles['stack']}
        onSubmit={(event) => void handleSubmit((answers) => onDecide(decisionOf(kind, answers)))(event)}
      >
        <p>
          <strong>{registration.name}</strong>
          <br />
          {t(`agreement.register.${registration.kind}`, { number: registration.registryNumber })}
        </p>
        <p>{t(`decision.${kind}.text`)}</p>
        {kind === 'end' && (
          <fieldset className={styles['choices']}>
            <legend className={typography['name']}>{t('decision.endOfCards')}</legend>
            {errors.endOfCards && <p className={styles['wrong']}>{t('decision.endOfCardsMissing')}</p>}
            {endOfCardsSchema.options.map((option) => (
              <label key={option} className={styles['choice']}>
                <input type="radio" value={option} {...register('endOfCards', { required: true })} />
                <span>{t(`agreement.ends.${option}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <Consequences kind={kind} cards={agreement.cards} endOfCards={endOfCards === '' ? undefined : endOfCards} />
        {kind === 'acceptChange' && (
          <Checkbox
            label={t(checkOf(agreement.askedChange))}
            error={errors.checked && t('change.checkedMissing')}
            {...register('checked', { required: true })}
          />
        )}
        {WITH_WORDS.includes(kind) && (
          <TextArea
            id="decision-text"
            rows={4}
            maxLength={2_000}
            label={t(kind === 'askBack' ? 'decision.question' : 'decision.reason')}
            hint={t('decision.textHint')}
            error={errors.text && t('decision.textMissing')}
            {...register('text', { validate: isSaid })}
          />
        )}
        <div className={layout['actions']}>
          <Button type="submit" look={DANGEROUS.includes(kind) ? 'danger' : 'primary'}>
            {t(`decision.${kind}.confirm`)}
          </Button>
          <Button onClick={onClose}>{t('decision.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

const isSaid = (text: string) => text.trim() !== '';

function decisionOf(kind: Kind, { text, endOfCards }: Answers): Decision {
  if (kind === 'resume' || kind === 'acceptChange') return { kind };
  if (kind !== 'end') return { kind, text };
  if (endOfCards === '') throw new Error('The form was sent without the choice it requires.');
  return { kind, text, endOfCards };
}

/** What the worker says to have done before consenting. */
function checkOf(asked: AgreementDetail['askedChange']) {
  if (asked?.signingKey) return 'change.keyChecked' as const;
  return asked?.facts ? ('change.factsChecked' as const) : ('change.checked' as const);
}
