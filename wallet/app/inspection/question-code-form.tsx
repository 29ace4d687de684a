import { Button } from '@mleg/ui/button.tsx';
import { CodeInput } from '@mleg/ui/code-input.tsx';
import type { RelayRefusal } from '@mleg/wallet-core/inspection/relayed-question';
import { type FormEvent, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { useVerifierClient } from '../clients/use-verifier-client.ts';
import shell from '../shell/shell.module.css';
import type { AskedBy } from './asked-by.ts';

const DIGITS = 6;

/** Six digits that the inspector reads aloud; it needs the network. */
export function QuestionCodeForm({ onQuestion }: { readonly onQuestion: (asked: AskedBy) => void }) {
  const t = useT();
  const openVerifierClient = useVerifierClient();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RelayRefusal['refused'] | 'incomplete'>();
  const code = typed.normalize('NFKC').replace(/\D/g, '');
  const ask = async () => {
    const verifier = await openVerifierClient();
    const answer = verifier ? await verifier.fetchQuestion(code) : { refused: 'offline' as const };
    if ('refused' in answer) return setRefused(answer.refused);
    onQuestion({ question: answer.question, code });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length !== DIGITS) return setRefused('incomplete');
    setBusy(true);
    void ask().finally(() => setBusy(false));
  };
  return (
    <form noValidate className={shell['form']} onSubmit={submit}>
      <CodeInput
        kind="digits"
        label={t('inspection.question.digits')}
        hint={t('inspection.question.digitsHint')}
        error={refused && t(`inspection.refused.${refused}`)}
        value={typed}
        onValue={(value) => {
          setRefused(undefined);
          setTyped(value);
        }}
      />
      <Button type="submit" look="primary" busy={isBusy}>
        {t('inspection.question.next')}
      </Button>
    </form>
  );
}
