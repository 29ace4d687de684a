import { isJsonObject } from '@mleg/protocol/json/json-value';
import type { z } from 'zod';
import type { WalletDeps } from '../deps.ts';
import type { answerWishSchema, relayedAnswerSchema } from './relay-api.ts';

/** Posts what the wallet has sealed, and brings back where the browser is to go on, if anywhere (OpenID4VP 1.0 §8.2). */
export async function passAnswer(
  { fetch }: Pick<WalletDeps, 'fetch'>,
  { address, answer }: z.output<typeof answerWishSchema>,
): Promise<z.input<typeof relayedAnswerSchema>> {
  const response = await fetch(new Request(address, { method: 'POST', body: new URLSearchParams(membersOf(answer)) }));
  const json: unknown = await response.json().catch(() => undefined);
  const redirectUri = isJsonObject(json) ? json['redirect_uri'] : undefined;
  return { status: response.status, ...(typeof redirectUri === 'string' ? { redirectUri } : {}) };
}

function membersOf(answer: z.output<typeof answerWishSchema>['answer']): Record<string, string> {
  if ('response' in answer) return { response: answer.response };
  const { error, state } = answer;
  return { error, ...(state === undefined ? {} : { state }) };
}
