import { Button } from '@mleg/ui/button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { readQuestionCode } from '@mleg/wallet-core/inspection/read-question-code';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import type { AskedBy } from './asked-by.ts';
import styles from './inspection.module.css';
import { QuestionCodeForm } from './question-code-form.tsx';

/** The reader of QR codes comes when somebody wants to scan. */
const Scanner = lazy(() => import('../scan/scanner.tsx').then((module) => ({ default: module.Scanner })));

const isQuestion = (text: string): boolean => readQuestionCode(text) !== undefined;

interface QuestionPageProps {
  readonly onBack: () => void;
  readonly onQuestion: (asked: AskedBy) => void;
}

/** The inspector's question: scanned, or typed where the camera does not work. */
export function QuestionPage({ onBack, onQuestion }: QuestionPageProps) {
  const t = useT();
  const [isTyping, setTyping] = useState(false);
  const take = (text: string) => {
    const question = readQuestionCode(text);
    if (question) onQuestion({ question });
  };
  return (
    <WalletPage title={t('inspection.question.title')} onBack={onBack}>
      <Panel>
        {isTyping ? (
          <QuestionCodeForm onQuestion={onQuestion} />
        ) : (
          <Suspense fallback={<Skeleton lines={5} />}>
            <Scanner onCode={take} accepts={isQuestion} about="question" />
          </Suspense>
        )}
      </Panel>
      <div className={styles['buttons']}>
        <Button wide icon={isTyping ? 'camera' : 'key'} onClick={() => setTyping(!isTyping)}>
          {t(isTyping ? 'inspection.question.scan' : 'inspection.question.type')}
        </Button>
      </div>
    </WalletPage>
  );
}
