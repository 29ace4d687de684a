import { sameBytes } from '@mleg/protocol/cose/cbor';
import type { ParsedHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import type { Question } from '@mleg/protocol/offline-check/question';
import type { HeldPack } from './held-pack.ts';
import type { AmberReason, RedReason } from './verdict.ts';

/** The inspector's side of one check. */
export type Moment = {
  /** Seconds since 1970. */
  now: number;
  /** From `clockDoubt`: anything but `undefined` makes every verdict that depends on time amber. */
  doubt?: string | undefined;
  pack: HeldPack | undefined;
  /** The question of a two-way check; absent in a quick check. */
  question?: Question | undefined;
  /** From `rememberShown`: whether this very code was checked a moment ago. */
  wasShown?(code: string): boolean;
};

/** The code is signed anew every 10 s and scanned at once: what is older is a picture of one (V39, V40). */
export const FRESH_SECONDS = 30;
/** How long the inspector waits for an answer. */
export const QUESTION_SECONDS = 120;

/** Nothing was made later than now, so a clock behind what is held is wrong (V51). */
export const isClockSure = ({ now, doubt, pack }: Moment): boolean =>
  doubt === undefined && (pack === undefined || now >= pack.iat - FRESH_SECONDS);

/** Names one code among those of the last minute. Not its signature, of which anybody can make a second one. */
export const codeOf = ({ card, issuedAt }: ParsedHolderProof): string => `${card.holderKey.x}.${issuedAt}`;

/** Steps 4 and 5: whether it was made for another check than this one. */
export function judgePresentation(proof: ParsedHolderProof, moment: Moment): RedReason | undefined {
  const { question, now } = moment;
  if (proof.answer) {
    if (!question || !sameBytes(proof.answer.nonce, question.nonce)) return 'wrong-nonce';
    // Over our own nonce it is fresh whatever the holder's clock says.
    return proof.answer.audience === question.audience ? undefined : 'wrong-audience';
  }
  if (!isClockSure(moment)) return undefined;
  if (proof.issuedAt < now - FRESH_SECONDS) return 'stale';
  return proof.issuedAt > now + FRESH_SECONDS ? 'from-the-future' : undefined;
}

/** Step 17: whether this is the presentation that the inspector expects. */
export function judgeQuestion(proof: ParsedHolderProof, moment: Moment): AmberReason | undefined {
  const { question, now } = moment;
  if (question && (now < question.askedAt || now > question.askedAt + QUESTION_SECONDS)) return 'question-expired';
  if (question && !proof.answer) return 'unanswered';
  return moment.wasShown?.(codeOf(proof)) ? 'already-shown' : undefined;
}
