import { limitBody } from '@mleg/platform/http/limit-body';
import { Hono } from 'hono';
import type { VerifierDeps } from '../deps.ts';
import { BODY_BYTES_MAX, presentationSchema } from './check-api.ts';
import { checkPresentation } from './check-presentation.ts';

/** For relying parties of our own house, which have asked a wallet themselves: what is the presentation worth? */
export function checkRoutes({ clock, holdings }: Pick<VerifierDeps, 'clock' | 'holdings'>): Hono {
  const app = new Hono();
  app.post('/api/checks', limitBody(BODY_BYTES_MAX), async (context) => {
    const body = presentationSchema.safeParse(await context.req.json().catch(() => undefined));
    context.header('Cache-Control', 'no-store');
    if (!body.success) return context.json({ error: 'invalid_request' }, 400);
    await holdings.prepared();
    return context.json(await checkPresentation({ ...holdings, clock }, body.data));
  });
  return app;
}
