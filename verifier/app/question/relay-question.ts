import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { type Question, writeQuestion } from '@mleg/protocol/offline-check/question';
import * as z from 'zod';

const openedSchema = z.object({ code: z.string().regex(/^\d{6}$/), secret: z.string().min(16) });
const answeredSchema = z.object({ texts: z.array(z.string()).optional() });

export type OpenedQuestion = z.infer<typeof openedSchema>;

/** Leaves the question with the server, under six digits to be read aloud. Undefined without a network. */
export async function openQuestion(question: Question): Promise<OpenedQuestion | undefined> {
  const body = JSON.stringify({ question: writeQrText('question', writeQuestion(question)) });
  return call(
    new Request('/questions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
  ).then((answer) => openedSchema.safeParse(answer).data);
}

/** The codes of the holder's answer, the card's first, once they are there; they are handed out once. */
export async function fetchAnswer({ code, secret }: OpenedQuestion): Promise<string[] | undefined> {
  const headers = { Authorization: `Bearer ${secret}` };
  const answer = await call(new Request(`/questions/${code}/answer`, { headers }));
  return answeredSchema.safeParse(answer).data?.texts;
}

async function call(request: Request): Promise<unknown> {
  try {
    const response = await fetch(request);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
