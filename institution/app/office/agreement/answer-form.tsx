import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useForm } from 'react-hook-form';
import { useT } from '../../app-i18n.ts';
import { AgreementRefusal } from './agreement-refusal.tsx';
import type { AgreementActions } from './use-agreement.ts';

const isSaid = (text: string) => text.trim() !== '';

export function AnswerForm({ answer }: { readonly answer: AgreementActions['answer'] }) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<{ text: string }>({ defaultValues: { text: '' } });
  return (
    <Panel>
      <form
        noValidate
        className={layout['stack']}
        onSubmit={(event) => void handleSubmit(({ text }) => answer.mutate(text))(event)}
      >
        {answer.isError && <AgreementRefusal error={answer.error} />}
        <TextArea
          id="agreement-answer"
          rows={4}
          maxLength={2_000}
          label={t('agreement.answer')}
          error={formState.errors.text && t('agreement.answerMissing')}
          {...register('text', { validate: isSaid })}
        />
        <Button type="submit" look="primary" busy={answer.isPending}>
          {t('agreement.answerSend')}
        </Button>
      </form>
    </Panel>
  );
}
