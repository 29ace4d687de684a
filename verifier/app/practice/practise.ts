import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import { LIST_TOO_OLD_SECONDS } from '@mleg/verifier-check/judge-card';
import type { Verdict } from '@mleg/verifier-check/verdict';
import { type CheckState, CLEARED_AFTER_MS } from '../check/check-state.ts';
import { nowSeconds } from '../clock/device-clock.ts';
import { drawPortrait } from './draw-portrait.ts';
import {
  type CardWish,
  GOOD_PLACE,
  issueCard,
  makeKey,
  type PracticeKey,
  practicePack,
  REVOKED_PLACE,
  showCard,
} from './practice-issuer.ts';

export const PRACTICE_CARDS = [
  'student',
  'adult',
  'expired',
  'revoked',
  'forged',
  'copied',
  'screenshot',
  'stranger',
  'oldList',
] as const;
export type PracticeCard = (typeof PRACTICE_CARDS)[number];

const DAY = 86_400;
const ZOFIA = { givenName: 'Zofia', familyName: 'Ćwiczebna', birthdate: '2005-04-12' };
const ADAM = { givenName: 'Adam', familyName: 'Próbny', birthdate: '1998-02-03' };

/**
 * A card of that kind, made with new keys and checked by the rules of a real check. What makes it bad is real, too:
 * another key, another date, another list.
 */
export async function practise(
  card: PracticeCard,
  universityName: string,
): Promise<Extract<CheckState, { at: 'judged' }>> {
  const [issuer, holder, thief] = await Promise.all([makeKey(), makeKey(), makeKey()]);
  const now = nowSeconds();
  const portrait = await drawPortrait();
  const text = await textOf(card, { issuer, holder, thief, now, portrait });
  const pack = await practicePack(
    issuer,
    universityName,
    card === 'oldList' ? now - LIST_TOO_OLD_SECONDS - 2 * DAY : now,
  );
  const takenAt = performance.now();
  const verdict = await checkShownCard(text, { now, pack });
  const milliseconds = Math.round(performance.now() - takenAt);
  const url = pictureOf(verdict, portrait);
  return {
    at: 'judged',
    verdict,
    milliseconds,
    until: Date.now() + CLEARED_AFTER_MS,
    ...(url !== undefined && { portrait: { at: 'here', url } }),
  };
}

function pictureOf(verdict: Verdict, portrait: Uint8Array<ArrayBuffer>): string | undefined {
  const isShown = verdict.verdict !== 'red' && verdict.card !== undefined && portrait.length > 0;
  return isShown ? URL.createObjectURL(new Blob([portrait], { type: 'image/webp' })) : undefined;
}

interface Cast {
  issuer: PracticeKey;
  holder: PracticeKey;
  thief: PracticeKey;
  now: number;
  portrait: Uint8Array<ArrayBuffer>;
}

async function textOf(card: PracticeCard, { issuer, holder, thief, now, portrait }: Cast): Promise<string> {
  if (card === 'stranger') return 'https://example.com/plakat';
  const wish: CardWish = {
    issuer: card === 'forged' ? thief : issuer,
    holder,
    claims: card === 'adult' ? ADAM : ZOFIA,
    portrait,
    now,
    expiresAt: card === 'expired' ? now - DAY : now + 200 * DAY,
    place: card === 'revoked' ? REVOKED_PLACE : GOOD_PLACE,
  };
  const shownAt = card === 'screenshot' ? now - 300 : now;
  return showCard(await issueCard(wish), card === 'copied' ? thief : holder, shownAt);
}
