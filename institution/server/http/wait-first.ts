import { ORPCError } from '@orpc/server';
import type { CallContext } from './call-context.ts';

/** One too many of something that is limited: when to come back stands in the answer and in its header. */
export function waitFirst(
  { answerHeaders }: Pick<CallContext, 'answerHeaders'>,
  { retryAfterSeconds }: { retryAfterSeconds: number },
) {
  answerHeaders.set('Retry-After', String(retryAfterSeconds));
  return new ORPCError('TOO_MANY_REQUESTS', { status: 429, defined: true, data: { retryAfterSeconds } });
}
