import type { Question } from '@mleg/protocol/offline-check/question';

/** An inspector's question, and the digits it was left under where it did not come through the camera. */
export interface AskedBy {
  question: Question;
  code?: string;
}
