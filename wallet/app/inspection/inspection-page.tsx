import type { Card, CompactCopy } from '@mleg/wallet-core/records/card';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { useCard } from '../card/use-card.ts';
import { goTo } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { AnswerPage } from './answer-page.tsx';
import type { AskedBy } from './asked-by.ts';
import { ConsentPage } from './consent-page.tsx';
import { QuestionPage } from './question-page.tsx';
import { ShowPage } from './show-page.tsx';

type Step = { at: 'show' } | { at: 'question' } | { at: 'consent' | 'answer'; asked: AskedBy };

/** One tap from the card: its code, and the way to answer an inspector who asks. */
export function InspectionPage({ cardId }: { readonly cardId: string }) {
  const t = useT();
  const { card } = useCard(cardId, 0);
  const back = () => goTo({ page: 'card', cardId });
  if (card === undefined) return null;
  if (card === 'missing' || card.compact === undefined) {
    return (
      <WalletPage title={t('inspection.title')} lead={t('inspection.impossible')} onBack={back}>
        {null}
      </WalletPage>
    );
  }
  return <Inspection card={card} compact={card.compact} onBack={back} />;
}

interface InspectionProps {
  readonly card: Card;
  readonly compact: CompactCopy;
  readonly onBack: () => void;
}

function Inspection({ card, compact, onBack }: InspectionProps) {
  const [step, setStep] = useState<Step>({ at: 'show' });
  const show = () => setStep({ at: 'show' });
  if (step.at === 'show') {
    return <ShowPage card={card} compact={compact} onBack={onBack} onAnswer={() => setStep({ at: 'question' })} />;
  }
  if (step.at === 'question') {
    return <QuestionPage onBack={show} onQuestion={(asked) => setStep({ at: 'consent', asked })} />;
  }
  const { asked } = step;
  if (step.at === 'consent') {
    return <ConsentPage asked={asked} onRefuse={show} onConsent={() => setStep({ at: 'answer', asked })} />;
  }
  return <AnswerPage card={card} compact={compact} asked={asked} onBack={onBack} />;
}
