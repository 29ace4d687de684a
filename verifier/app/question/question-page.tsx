import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { type Question, writeQuestion } from '@mleg/protocol/offline-check/question';
import { Button } from '@mleg/ui/button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { QrPicture } from '@mleg/ui/qr-picture.tsx';
import { useNow } from '@mleg/ui/use-now.ts';
import { QUESTION_SECONDS } from '@mleg/verifier-check/judge-presentation';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { useInspector } from '../inspector.ts';
import { makeQuestion } from './make-question.ts';
import styles from './question.module.css';
import { useRelayedQuestion } from './use-relayed-question.ts';

interface QuestionPageProps {
  /** The holder has scanned: now their answer is to be scanned. */
  readonly onScan: (question: Question) => void;
  /** It came over the network. */
  readonly onAnswer: (question: Question, texts: readonly string[]) => void;
  readonly onBack: () => void;
}

/** The inspector's code, which the holder scans; or six digits for a phone whose camera does not work. */
export function QuestionPage({ onScan, onAnswer, onBack }: QuestionPageProps) {
  const t = useT();
  const { audience } = useInspector();
  const [question] = useState(() => makeQuestion(audience || t('question.inspector')));
  const now = useNow(1_000);
  const code = useRelayedQuestion(question, (texts) => onAnswer(question, texts));
  const left = Math.max(0, question.askedAt + QUESTION_SECONDS - Math.floor(now.getTime() / 1000));
  return (
    <Page documentTitle={t('question.documentTitle')}>
      <h1>{t('question.title')}</h1>
      <ol className={styles['steps']}>
        <li>{t('question.steps.show')}</li>
        <li>{t('question.steps.scan')}</li>
      </ol>
      <div className={styles['code']}>
        <QrPicture value={writeQrText('question', writeQuestion(question))} label={t('question.code')} />
      </div>
      <p className={styles['left']}>{left > 0 ? t('question.left', { count: left }) : t('question.expired')}</p>
      <Button look="primary" wide icon="qr" onClick={() => onScan(question)}>
        {t('question.scanAnswer')}
      </Button>
      <section aria-label={t('question.manual.title')} className={styles['manual']}>
        <h2>{t('question.manual.title')}</h2>
        {code ? (
          <>
            <p>{t('question.manual.text')}</p>
            <p className={styles['digits']} aria-label={code.split('').join(' ')}>
              {code.slice(0, 3)} {code.slice(3)}
            </p>
          </>
        ) : (
          <p>{t('question.manual.offline')}</p>
        )}
      </section>
      <Button wide icon="arrowLeft" onClick={onBack}>
        {t('question.back')}
      </Button>
    </Page>
  );
}
