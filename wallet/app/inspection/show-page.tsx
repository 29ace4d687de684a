import { Button } from '@mleg/ui/button.tsx';
import { useMediaQuery } from '@mleg/ui/use-media-query.ts';
import { keepInspection } from '@mleg/wallet-core/inspection/keep-inspection';
import type { Card, CompactCopy } from '@mleg/wallet-core/records/card';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { useWallet } from '../session/wallet-context.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { CodeOnScreen } from './code-on-screen.tsx';
import styles from './inspection.module.css';
import { useShownCodes } from './use-shown-codes.ts';

interface ShowPageProps {
  readonly card: Card;
  readonly compact: CompactCopy;
  readonly onBack: () => void;
  readonly onAnswer: () => void;
}

/** The quick check: the code is there at once, with the data that it gives away below it. */
export function ShowPage({ card, compact, onBack, onAnswer }: ShowPageProps) {
  const t = useT();
  const { vault } = useWallet();
  const prefersStillness = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [moves, setMoves] = useState(!prefersStillness);
  const { code, cardCode } = useShownCodes(compact, { withPortrait: moves });
  const isKept = useRef(false);
  useEffect(() => {
    if (cardCode === undefined || isKept.current) return;
    isKept.current = true;
    void keepInspection({ vault, now }, { card, compact, code: cardCode });
  }, [cardCode, card, compact, vault]);
  return (
    <WalletPage title={t('inspection.title')} onBack={onBack}>
      <CodeOnScreen code={code} label={t('inspection.code')} />
      <p className={styles['what']}>{t('inspection.what')}</p>
      <div className={styles['buttons']}>
        <Button look="primary" wide icon="qr" onClick={onAnswer}>
          {t('inspection.answer')}
        </Button>
        <Button wide aria-pressed={moves} onClick={() => setMoves(!moves)}>
          {t(moves ? 'inspection.still' : 'inspection.moving')}
        </Button>
      </div>
    </WalletPage>
  );
}
