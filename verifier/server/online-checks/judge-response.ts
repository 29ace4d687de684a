import { epochSeconds } from '@mleg/platform/clock/durations';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { answersQuery } from '@mleg/protocol/openid4vp/answers-query';
import type { PresentedResponse } from '@mleg/protocol/openid4vp/authorization-response';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { OnlineAnswer, OnlineResult } from '@mleg/verifier-contract/online-check';
import { checkPresentation, type Verdict } from '../checks/check-presentation.ts';
import type { OnlineCheck } from '../checks-under-way/online-check.ts';
import type { VerifierDeps } from '../deps.ts';
import { answerOfPreset, type ShownCard } from './presets.ts';

type Green = Extract<Verdict, { verdict: 'green' }>;

/**
 * Every card that was sent has to be good, and together they have to be what was asked for (OpenID4VP 1.0 §8.6). Status
 * comes from the lists that are held already: nothing is fetched because of this card.
 */
export async function judgeResponse(
  { holdings, clock }: Pick<VerifierDeps, 'holdings' | 'clock'>,
  check: OnlineCheck,
  { vp_token: token }: PresentedResponse,
): Promise<OnlineResult> {
  await holdings.prepared();
  const shown = new Map<string, Green>();
  for (const [id, [presentation]] of Object.entries(token)) {
    const judged = await checkPresentation(
      { ...holdings, clock },
      { presentation, nonce: check.nonce, audience: check.party.clientId },
    );
    if (judged.verdict !== 'green') return judged;
    shown.set(id, judged);
  }
  const answered = answersQuery(check.query, new Map([...shown].map(([id, card]) => [id, claimsOf(card)])));
  if ('refused' in answered) return { verdict: 'red', reason: answered.refused };
  const statusListAgeSeconds = Math.max(...[...shown.values()].map((card) => card.statusListAgeSeconds));
  return {
    verdict: 'green',
    answer: answerOf(check, shown, epochSeconds(clock.now())),
    statusListAgeSeconds,
  };
}

/** The type is asked about like a claim. */
const claimsOf = ({ claims, vct }: Green): JsonObject => ({ ...(claims as JsonObject), vct });

function answerOf({ preset }: OnlineCheck, shown: ReadonlyMap<string, Green>, now: number): OnlineAnswer {
  const cards = [...shown].map(([id, { cardType, claims, institution }]): [string, ShownCard] => [
    id,
    { cardType, claims: claims as JsonObject, ...(institution ? { institution } : {}) },
  ]);
  const [first] = cards;
  if (preset === undefined || first === undefined) return { to: 'query', credentials: Object.fromEntries(cards) };
  return answerOfPreset(preset, first[1], dateInWarsaw(new Date(now * 1000)));
}
