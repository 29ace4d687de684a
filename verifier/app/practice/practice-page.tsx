import { Button } from '@mleg/ui/button.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import type { CheckState } from '../check/check-state.ts';
import { allowSound, tellVerdict } from '../check/tell-verdict.ts';
import { VerdictScreen } from '../check/verdict-screen.tsx';
import { useInspector } from '../inspector.ts';
import { hrefOf } from '../routing/use-page.ts';
import styles from './practice.module.css';
import { PRACTICE_CARDS, type PracticeCard, practise } from './practise.ts';

/** Good, expired, revoked and forged cards, to know each screen before somebody stands there. */
export function PracticePage() {
  const t = useT();
  const { sound } = useInspector();
  const [state, setState] = useState<Extract<CheckState, { at: 'judged' }>>();
  const start = async (card: PracticeCard) => {
    allowSound();
    const judged = await practise(card, t('practice.university'));
    setState(judged);
    tellVerdict(judged.verdict, { sound });
  };
  const end = () => {
    if (state?.portrait?.at === 'here') URL.revokeObjectURL(state.portrait.url);
    setState(undefined);
  };
  if (state) {
    return (
      <Page documentTitle={t('practice.documentTitle')} width="wide">
        <Notice tone="info" title={t('practice.marked')} />
        <VerdictScreen state={state} onNext={end} />
      </Page>
    );
  }
  return (
    <Page documentTitle={t('practice.documentTitle')}>
      <h1>{t('practice.title')}</h1>
      <p>{t('practice.lead')}</p>
      <ul className={styles['cards']}>
        {PRACTICE_CARDS.map((card) => (
          <li key={card}>
            <Button wide onClick={() => void start(card)}>
              <span className={styles['name']}>{t(`practice.cards.${card}.name`)}</span>
              <span className={styles['text']}>{t(`practice.cards.${card}.text`)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <LinkButton icon="arrowLeft" href={hrefOf('ready')}>
        {t('shell.back')}
      </LinkButton>
    </Page>
  );
}
