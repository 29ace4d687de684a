import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import type { Question } from '@mleg/protocol/offline-check/question';
import type { Verdict } from '@mleg/verifier-check/verdict';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useEquipmentStore } from '../pack/use-equipment.ts';
import type { CheckState } from './check-state.ts';
import { collectPortrait, type PortraitFrames } from './collect-portrait.ts';
import { forgetCheck, judgeText } from './judge-text.ts';

export interface Check {
  state: CheckState;
  /** A code's text, and when its frame was taken (`performance.now()`). */
  see: (text: string, takenAt: number) => Promise<void>;
  ask: (question: Question) => void;
  clear: () => void;
}

/** One check after another; nothing of a check is kept. */
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
  const clear = useCallback(() => {
    if (latest.current.at === 'judged') forgetCheck(latest.current);
    frames.current = undefined;
    change({ at: 'looking' });
  }, [change]);
  const ask = useCallback((question: Question) => change({ at: 'looking', question }), [change]);
  useClearing(state, clear);
  // After leaving the page nothing of the person who was checked is left in memory.
  useEffect(() => clear, [clear]);

  const judge = async (text: string, takenAt: number, question: Question | undefined) => {
    const judged = await judgeText(equipment, text, takenAt, question);
    change(judged);
    if (judged.at !== 'judged') return;
    const { verdict } = judged;
    const card = verdict.verdict === 'red' ? undefined : verdict.card;
    frames.current = card && collectPortrait(card.claims.portraitHash);
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
  return { state, see, ask, clear };
}

/** A minute after the verdict nothing of a person is on the screen, whatever the inspector does. */
function useClearing(state: CheckState, clear: () => void): void {
  const until = state.at === 'judged' ? state.until : undefined;
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setTimeout(clear, until - Date.now());
    return () => clearTimeout(timer);
  }, [until, clear]);
}
