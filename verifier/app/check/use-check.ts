import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import type { Question } from '@mleg/protocol/offline-check/question';
import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import { rememberShown } from '@mleg/verifier-check/remember-shown';
import type { Verdict } from '@mleg/verifier-check/verdict';
import { useCallback, useEffect, useRef, useState } from 'react';
import { nowSeconds } from '../clock/device-clock.ts';
import { useEquipmentStore } from '../pack/use-equipment.ts';
import { type CheckState, CLEARED_AFTER_MS } from './check-state.ts';
import { collectPortrait, type PortraitFrames } from './collect-portrait.ts';

/** In this page's memory for a minute, so that one person's code does not serve the next in the row. */
const shown = rememberShown();

export interface Check {
  state: CheckState;
  /** A code's text, and when its frame was taken (`performance.now()`). */
  see(text: string, takenAt: number): Promise<void>;
  ask(question: Question): void;
  clear(): void;
}

/** One check after another; of each nothing stays. */
export function useCheck(onVerdict: (verdict: Verdict) => void): Check {
  const equipment = useEquipmentStore();
  const [state, setState] = useState<CheckState>({ at: 'looking' });
  const latest = useRef(state);
  const frames = useRef<PortraitFrames>(undefined);
  const isBusy = useRef(false);
  const change = useCallback((next: CheckState) => {
    latest.current = next;
    setState(next);
  }, []);

  const judge = async (text: string, takenAt: number, question: Question | undefined) => {
    const { opened, doubt } = equipment.observe();
    const now = nowSeconds();
    const wasShown = (code: string) => shown.has(code, now);
    const verdict = await checkShownCard(text, { now, doubt, pack: opened?.pack, question, wasShown });
    const isStillAsked = verdict.verdict === 'amber' && verdict.reason === 'unanswered';
    if (isStillAsked && question) return change({ at: 'looking', question, hint: 'answer-awaited' });
    const card = verdict.verdict === 'red' ? undefined : verdict.card;
    frames.current = card && collectPortrait(card.claims.portraitHash);
    const milliseconds = Math.round(performance.now() - takenAt);
    const awaited = card && ({ at: 'awaited', known: 0, of: undefined } as const);
    change({
      at: 'judged',
      verdict,
      ...(awaited && { portrait: awaited }),
      milliseconds,
      until: Date.now() + CLEARED_AFTER_MS,
    });
    onVerdict(verdict);
  };

  const addFrame = async (text: string) => {
    const portrait = await frames.current?.add(text);
    const { current } = latest;
    if (portrait && current.at === 'judged' && current.portrait?.at === 'awaited') change({ ...current, portrait });
  };

  const look = async (text: string, takenAt: number) => {
    const { current } = latest;
    const read = readQrText(text);
    const isFrame = 'ok' in read && read.kind === 'frame';
    if (current.at === 'judged') return isFrame ? addFrame(text) : undefined;
    if (!isFrame) return judge(text, takenAt, current.question);
    if (current.hint !== 'portrait-only') change({ ...current, hint: 'portrait-only' });
  };

  const see = async (text: string, takenAt: number) => {
    if (isBusy.current) return;
    isBusy.current = true;
    await look(text, takenAt).finally(() => {
      isBusy.current = false;
    });
  };

  const clear = useCallback(() => {
    const { current } = latest;
    if (current.at === 'judged') forget(current);
    frames.current = undefined;
    change({ at: 'looking' });
  }, [change]);

  const until = state.at === 'judged' ? state.until : undefined;
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setTimeout(clear, until - Date.now());
    return () => clearTimeout(timer);
  }, [until, clear]);

  const ask = useCallback((question: Question) => change({ at: 'looking', question }), [change]);
  return { state, see, ask, clear };
}

/** The picture leaves the page's memory; of the code only that it was used. */
function forget({ verdict, portrait }: Extract<CheckState, { at: 'judged' }>): void {
  if (verdict.verdict === 'green') shown.add(verdict.code, nowSeconds());
  if (portrait?.at === 'here') URL.revokeObjectURL(portrait.url);
}
