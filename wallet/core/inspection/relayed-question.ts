import type { Question } from '@mleg/protocol/offline-check/question';
import type { CompactCopy } from '../records/card.ts';
import { NetworkFailure } from '../trust/network-failure.ts';
import type { WalletDeps } from '../wallet.ts';
import { portraitCodes } from './portrait-codes.ts';
import { readQuestionCode } from './read-question-code.ts';

export type RelayRefusal = { refused: 'no-such-question' | 'offline' | 'no-service' | 'wait' };

type Needed = Pick<WalletDeps, 'fetchFromVerifier' | 'verifiers'>;

/** Fetches the question an inspector has left under six digits, for phones whose camera does not work. */
export async function fetchQuestion(deps: Needed, code: string): Promise<{ question: Question } | RelayRefusal> {
  const response = await call(deps, code, {});
  if (!(response instanceof Response)) return response;
  const body: unknown = await response.json().catch(() => undefined);
  const text = typeof body === 'object' && body !== null && 'question' in body ? body.question : undefined;
  const question = typeof text === 'string' ? readQuestionCode(text) : undefined;
  return question ? { question } : { refused: 'no-such-question' };
}

/** Sends the code of the answer, and as many codes of the picture as it needs, through the inspector's server. */
export async function sendAnswer(
  deps: Needed,
  code: string,
  { compact, answer }: { compact: CompactCopy; answer: string },
): Promise<{ ok: true } | RelayRefusal> {
  const { blocks, codeAt } = await portraitCodes(compact);
  const texts = [answer, ...Array.from({ length: blocks }, (_, index) => codeAt(index))];
  const headers = { 'Content-Type': 'application/json' };
  const response = await call(deps, `${code}/answer`, { method: 'POST', headers, body: JSON.stringify({ texts }) });
  return response instanceof Response ? { ok: true } : response;
}

async function call(
  { fetchFromVerifier, verifiers }: Needed,
  path: string,
  init: RequestInit,
): Promise<Response | RelayRefusal> {
  if (verifiers.inspections === undefined) return { refused: 'no-service' };
  try {
    const response = await fetchFromVerifier(`${verifiers.inspections}/questions/${path}`, init);
    if (response.ok) return response;
    return { refused: response.status === 429 ? 'wait' : 'no-such-question' };
  } catch (error) {
    if (error instanceof NetworkFailure) return { refused: 'offline' };
    throw error;
  }
}
