import type { z } from 'zod';

/** What a server has answered; the status is the caller's to judge. */
export interface Answer<Body = unknown> {
  status: number;
  body: Body;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

/** The body of a success, checked against its contract. Throws with what was answered instead. */
export function successOf<T>(schema: z.ZodType<T>, { status, body }: Answer, of: string): T {
  if (status >= 200 && status < 300) return schema.parse(body);
  throw new Error(`${of} answered ${status} ${JSON.stringify(body)}`);
}
