import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import { type Question, readQuestion } from '@mleg/protocol/offline-check/question';

/** Reads the code of an inspector's question; the wallet answers no other code. */
export function readQuestionCode(text: string): Question | undefined {
  const read = readQrText(text);
  if ('refused' in read || read.kind !== 'question') return undefined;
  const question = readQuestion(read.bytes);
  return 'ok' in question ? question.question : undefined;
}
