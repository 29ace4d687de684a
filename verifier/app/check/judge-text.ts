import type { Question } from '@mleg/protocol/offline-check/question';
import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import { rememberShown } from '@mleg/verifier-check/remember-shown';
import { nowSeconds } from '../clock/device-clock.ts';
import type { EquipmentStore } from '../pack/equipment.ts';
import { type CheckState, CLEARED_AFTER_MS } from './check-state.ts';

/** In this page's memory for a minute, so that one person's code does not serve the next in the row. */
const shown = rememberShown();

/** @param takenAt when the camera took the frame (`performance.now()`) */
export async function judgeText(
  equipment: EquipmentStore,
  text: string,
  takenAt: number,
  question: Question | undefined,
): Promise<CheckState> {
  const { opened, doubt } = equipment.observe();
  const now = nowSeconds();
  const wasShown = (code: string) => shown.has(code, now);
  const verdict = await checkShownCard(text, { now, doubt, pack: opened?.pack, question, wasShown });
  const isStillAsked = verdict.verdict === 'amber' && verdict.reason === 'unanswered';
  if (isStillAsked && question) return { at: 'looking', question, hint: 'answer-awaited' };
  const isCardShown = verdict.verdict !== 'red' && verdict.card !== undefined;
  return {
    at: 'judged',
    verdict,
    ...(isCardShown && { portrait: { at: 'awaited', known: 0, of: undefined } }),
    milliseconds: Math.round(performance.now() - takenAt),
    until: Date.now() + CLEARED_AFTER_MS,
  };
}

/** Removes the picture from the page's memory; of the code it is only remembered that it was used. */
export function forgetCheck({ verdict, portrait }: Extract<CheckState, { at: 'judged' }>): void {
  if (verdict.verdict === 'green') shown.add(verdict.code, nowSeconds());
  if (portrait?.at === 'here') URL.revokeObjectURL(portrait.url);
}
