import type { DescribedEndpoint } from '@mleg/platform/http/described-endpoint';
import { z } from 'zod';

export const questionSchema = z.strictObject({ question: z.string().max(1_000) });
export const openedQuestionSchema = z.strictObject({
  code: z.string().regex(/^[0-9]{6}$/),
  secret: z.string(),
});
/** The card's code and the frames of its portrait, as QR codes would carry them. */
export const answerSchema = z.strictObject({ texts: z.array(z.string().max(4_296)).min(1).max(20) });
/** Without `texts`: nobody has answered yet. */
export const collectedAnswerSchema = answerSchema.partial();

const notFound = { description: 'No such question, or it has expired.' };
const tooMany = { description: 'Too many questions, or too many wrong codes, from this address.' };

/** docs/specifications/question-relay.md */
export const questionEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'post',
    path: '/questions',
    summary: 'Leave an inspector’s question under six digits',
    request: { schema: questionSchema },
    answers: {
      201: { description: 'The digits, and the secret to collect the answer with.', schema: openedQuestionSchema },
      400: { description: 'Not a question.' },
      429: tooMany,
    },
  },
  {
    method: 'get',
    path: '/questions/{code}',
    summary: 'The question under six digits, until it is answered',
    answers: { 200: { description: 'The question.', schema: questionSchema }, 404: notFound, 429: tooMany },
  },
  {
    method: 'post',
    path: '/questions/{code}/answer',
    summary: 'Answer a question, once',
    request: { schema: answerSchema },
    answers: {
      204: { description: 'Kept for the inspector.' },
      400: { description: 'No answer.' },
      404: notFound,
      429: tooMany,
    },
  },
  {
    method: 'get',
    path: '/questions/{code}/answer',
    summary: 'Collect the answer, once; the secret is the bearer token',
    security: [{ secret: [] }],
    answers: {
      200: { description: 'The answer, if it is there.', schema: collectedAnswerSchema },
      404: notFound,
      429: tooMany,
    },
  },
];
