import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import { type Question, readQuestion } from '@mleg/protocol/offline-check/question';

/** An inspector's code; anything else is not answered. */
export function readQuestionCode(text: string): Question | undefined {
  const read = readQrText(text);
  if ('refused' in read || read.kind !== 'question') return undefined;
  const question = readQuestion(read.bytes);
  return 'ok' in question ? question.question : undefined;
}
