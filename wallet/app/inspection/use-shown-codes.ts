import type { Answer } from '@mleg/protocol/offline-check/holder-proof';
import { type PortraitCodes, portraitCodes } from '@mleg/wallet-core/inspection/portrait-codes';
import { SHOW_SECONDS, showCard } from '@mleg/wallet-core/inspection/show-card';
import type { CompactCopy } from '@mleg/wallet-core/records/card';
import { useEffect, useRef, useState } from 'react';
import { now } from '../clock.ts';
import { useWallet } from '../session/wallet-context.ts';

/** As fast as a camera of an older phone reads, and slower than what is known to harm (WCAG 2.3.1 speaks of whole areas). */
const FRAME_MS = 140;
/** Every so many codes comes the card's own, so that whoever begins to scan waits for half a second at the most. */
const CARD_EVERY = 4;

interface ShownCodes {
  /** What is to be seen now; undefined until the first is signed. */
  code: string | undefined;
  /** The newest code of the card itself, for the log. */
  cardCode: string | undefined;
}

/** The card's code, signed anew every ten seconds, and in between the codes of its picture. */
export function useShownCodes(
  compact: CompactCopy,
  { answer, withPortrait }: { answer?: Answer | undefined; withPortrait: boolean },
): ShownCodes {
  const { keys } = useWallet();
  const [cardCode, setCardCode] = useState<string>();
  const [shown, setShown] = useState<string>();
  const portrait = useRef<PortraitCodes>(undefined);

  useEffect(() => {
    let isOver = false;
    const sign = async () => {
      const code = await showCard({ keys, now }, compact, answer);
      if (!isOver) setCardCode(code);
    };
    void sign();
    const timer = setInterval(() => void sign(), SHOW_SECONDS * 1000);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [keys, compact, answer]);

  useEffect(() => {
    const load = async () => {
      portrait.current = await portraitCodes(compact);
    };
    void load();
  }, [compact]);

  useEffect(() => {
    setShown(cardCode);
    if (!withPortrait) return undefined;
    let tick = 0;
    let frame = 0;
    const timer = setInterval(() => {
      tick += 1;
      if (tick % CARD_EVERY === 0 || !portrait.current) return setShown(cardCode);
      setShown(portrait.current.codeAt(frame));
      frame += 1;
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [cardCode, withPortrait]);

  return { code: shown, cardCode };
}
