import { limitBody } from '@mleg/platform/http/limit-body';
import { Hono } from 'hono';
import type { VerifierDeps } from '../deps.ts';
import { RESPONSE_BYTES_MAX } from './open-response.ts';
import { answerRequestObject } from './request-object-endpoint.ts';
import { answerResponse } from './response-endpoint.ts';

/** What wallets ask and answer, under `/openid4vp`. Some of them are pages of other origins; nothing hangs on a cookie. */
export function walletRoutes(deps: VerifierDeps): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('Access-Control-Allow-Origin', '*');
    context.res.headers.set('Cache-Control', 'no-store');
  });
  // Base64url is a third longer than what it stands for, and a form escapes nothing of it.
  app.use(limitBody(RESPONSE_BYTES_MAX * 1.4));
  app.on(['GET', 'POST'], '/requests/:handle', (context) =>
    answerRequestObject(deps, context.req.param('handle'), context.req.raw),
  );
  app.post('/responses/:handle', async (context) =>
    answerResponse(deps, context.req.param('handle'), new URLSearchParams(await context.req.text())),
  );
  return app;
}
