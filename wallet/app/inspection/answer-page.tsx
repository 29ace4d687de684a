import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { keepInspection } from '@mleg/wallet-core/inspection/keep-inspection';
import type { RelayRefusal } from '@mleg/wallet-core/inspection/relayed-question';
import type { Card, CompactCopy } from '@mleg/wallet-core/records/card';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { useVerifierClient } from '../clients/use-verifier-client.ts';
import { now } from '../clock.ts';
import { useWallet } from '../session/wallet-context.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import type { AskedBy } from './asked-by.ts';
import { CodeOnScreen } from './code-on-screen.tsx';
import styles from './inspection.module.css';
import { useShownCodes } from './use-shown-codes.ts';

interface AnswerPageProps {
  readonly card: Card;
  readonly compact: CompactCopy;
  readonly asked: AskedBy;
  readonly onBack: () => void;
}

/** The answer over the inspector's own question: on the screen to be scanned, or sent where the question was typed. */
export function AnswerPage({ card, compact, asked: { question, code: digits }, onBack }: AnswerPageProps) {
  const t = useT();
  const { vault } = useWallet();
  const openVerifierClient = useVerifierClient();
  const [sent, setSent] = useState<'ok' | RelayRefusal['refused']>();
  const { code, cardCode } = useShownCodes(compact, { answer: question, withPortrait: true });
  const isKept = useRef(false);
  useEffect(() => {
    if (cardCode === undefined || isKept.current) return;
    isKept.current = true;
    const answer = async () => {
      await keepInspection({ vault, now }, { card, compact, code: cardCode, question });
      if (digits === undefined) return;
      const verifier = await openVerifierClient();
      const result = verifier
        ? await verifier.sendAnswer(digits, { compact, answer: cardCode })
        : { refused: 'offline' as const };
      setSent('ok' in result ? 'ok' : result.refused);
    };
    void answer();
  }, [cardCode, card, compact, question, digits, vault, openVerifierClient]);
  return (
    <WalletPage title={t('inspection.answering')} lead={question.audience} onBack={onBack}>
      {sent && (
        <Notice tone={sent === 'ok' ? 'success' : 'warning'} announce>
          <p>{t(sent === 'ok' ? 'inspection.sent' : `inspection.refused.${sent}`)}</p>
        </Notice>
      )}
      <CodeOnScreen code={code} label={t('inspection.code')} />
      <div className={styles['buttons']}>
        <Button wide onClick={onBack}>
          {t('inspection.done')}
        </Button>
      </div>
    </WalletPage>
  );
}
