import type { Question } from '@mleg/protocol/offline-check/question';
import type { Verdict } from '@mleg/verifier-check/verdict';

/** The issuer's picture, on its way from the holder's screen to ours. */
export type Portrait =
  | { at: 'awaited'; known: number; of: number | undefined }
  /** An address of the picture in this page's memory. */
  | { at: 'here'; url: string };

export type CheckState =
  | { at: 'looking'; question?: Question; hint?: 'portrait-only' | 'answer-awaited' }
  | {
      at: 'judged';
      verdict: Verdict;
      /** Only beside a card whose signatures are right. */
      portrait?: Portrait;
      /** From the frame of the camera to the verdict. */
      milliseconds: number;
      /** When the screen clears itself. */
      until: number;
    };

/** After this nothing of a person is on the inspector's screen, whatever they do. */
export const CLEARED_AFTER_MS = 60_000;
