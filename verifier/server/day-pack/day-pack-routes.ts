import { gunzipSync } from 'node:zlib';
import { acceptsGzip } from '@mleg/platform/http/accepts-gzip';
import { DAY_PACK_MEDIA_TYPE } from '@mleg/verifier-check/day-pack/manifest';
import { Hono } from 'hono';
import type { VerifierDeps } from '../deps.ts';

const DIGEST = '[A-Za-z0-9_-]{43}';
/** A body is named by what it is. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** All that it needs of what the verifier holds. */
type DayPackNeeds = { holdings: Pick<VerifierDeps['holdings'], 'dayPack' | 'prepared'> };

/** The inspectors' download: the same for everybody, without sign-in, without cookies. */
export function dayPackRoutes({ holdings }: DayPackNeeds): Hono {
  const app = new Hono();
  app.get('/', async (context) => {
    await holdings.prepared();
    const manifest = holdings.dayPack.manifest();
    if (manifest === undefined) return context.json({ error: 'not_ready' }, 503, { 'Retry-After': '5' });
    return context.body(manifest, 200, { 'Content-Type': DAY_PACK_MEDIA_TYPE, 'Cache-Control': 'no-store' });
  });
  // The app asks once, when it is installed; from then on each pack says who may sign the next one.
  app.get('/key', async (context) =>
    context.json(await holdings.dayPack.publicJwk(), 200, { 'Cache-Control': 'no-store' }),
  );
  app.get(`/bodies/:sha256{${DIGEST}}`, async (context) =>
    answerCompressed(context.req.raw, holdings.dayPack.bodies.find(context.req.param('sha256'))),
  );
  app.get(`/deltas/:from{${DIGEST}}/:to{${DIGEST}}`, async (context) =>
    answerCompressed(
      context.req.raw,
      holdings.dayPack.bodies.delta(context.req.param('from'), context.req.param('to')),
    ),
  );
  return app;
}

function answerCompressed(request: Request, gzip: Buffer | undefined): Response {
  if (gzip === undefined) return Response.json({ error: 'not_found' }, { status: 404 });
  const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': FOR_EVER, Vary: 'Accept-Encoding' };
  if (!acceptsGzip(request.headers.get('accept-encoding')))
    return new Response(Uint8Array.from(gunzipSync(gzip)), { headers });
  return new Response(Uint8Array.from(gzip), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
}
