import { clientAddress } from '@mleg/platform/http/client-address';
import { isCrossSite } from '@mleg/platform/http/cross-site';
import { limitBody } from '@mleg/platform/http/limit-body';
import { Hono } from 'hono';
import type { z } from 'zod';
import type { WalletDeps } from '../deps.ts';
import { passAnswer } from './pass-answer.ts';
import { passRequest } from './pass-request.ts';
import { answerWishSchema, requestWishSchema } from './relay-api.ts';

const BODY_BYTES_MAX = 600_000;

/**
 * The way to verifiers that let no page of another origin read what they say. It is blind: it passes on signed requests
 * and sealed answers and nothing else, and holds neither (docs/decisions/0080).
 */
export function relayRoutes(deps: WalletDeps): Hono {
  const { origin, behindProxy } = deps.settings;
  const app = new Hono();
  app.use(async (context, next) => {
    if (isCrossSite(context.req.raw, origin)) return context.json({ error: 'forbidden' }, 403);
    if (await deps.limits.count('relayed', clientAddress(context, behindProxy)))
      return context.json({ error: 'too_many_requests' }, 429);
    await next();
    context.res.headers.set('Cache-Control', 'no-store');
    return undefined;
  });
  app.use(limitBody(BODY_BYTES_MAX));
  app.post('/requests', (context) => relay(context.req.raw, requestWishSchema, (wish) => passRequest(deps, wish)));
  app.post('/answers', (context) => relay(context.req.raw, answerWishSchema, (wish) => passAnswer(deps, wish)));
  return app;
}

async function relay<Wish extends z.ZodType>(
  request: Request,
  schema: Wish,
  pass: (wish: z.output<Wish>) => Promise<object | undefined>,
): Promise<Response> {
  const wish = schema.safeParse(await request.json().catch(() => undefined));
  if (!wish.success) return Response.json({ error: 'invalid_request' }, { status: 400 });
  // Why it was not reached stays here: whoever asks would learn which private addresses there are.
  const passed = await pass(wish.data).catch(() => undefined);
  return passed === undefined ? Response.json({ error: 'not_reached' }, { status: 424 }) : Response.json(passed);
}
