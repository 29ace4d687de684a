import type { MiddlewareHandler } from 'hono';
import { answerBodyFault } from './body-fault.ts';
import { watchBody } from './watch-body.ts';

/**
 * Limits of every body below it, in size and in time, whoever reads it and however. Nothing is read here: an endpoint
 * that refuses somebody for what they are has not waited for what they send (E2). A body that turned out wrong decides
 * the answer, whatever the endpoint made of it.
 */
export function limitBody(maxBytes: number | ((path: string) => number)): MiddlewareHandler {
  return async (context, next) => {
    const { raw, path } = context.req;
    const limit = typeof maxBytes === 'number' ? maxBytes : maxBytes(path);
    if (Number(raw.headers.get('content-length') ?? 0) > limit) return answerBodyFault('too-large');
    const watched = watchBody(raw, { maxBytes: limit });
    context.req.raw = watched.request;
    await next();
    const problem = watched.problem();
    if (problem) context.res = answerBodyFault(problem);
    return undefined;
  };
}
