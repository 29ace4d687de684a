import { NONCE_LENGTH, type Question } from '@mleg/protocol/offline-check/question';
import { nowSeconds } from '../clock/device-clock.ts';

/** New for each check: an answer to it cannot have been recorded before. */
export function makeQuestion(audience: string): Question {
  return { nonce: crypto.getRandomValues(new Uint8Array(NONCE_LENGTH)), audience, askedAt: nowSeconds() };
}
