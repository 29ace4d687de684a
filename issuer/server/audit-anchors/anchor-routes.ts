import { Hono } from 'hono';
import { AUDIT_HEAD_MEDIA_TYPE } from '../audit-head/audit-head.ts';
import type { IssuerDeps } from '../deps.ts';

const FILE = /^(\d{4}-\d{2}-\d{2})\.jwt(\.tsr)?$/;

/** For whoever keeps them elsewhere: which heads there are, each of them, and the time-stamp beside it (RFC 3161 §3.1). */
export function anchorRoutes({ anchors }: Pick<IssuerDeps, 'anchors'>): Hono {
  const app = new Hono();
  app.get('/audit-anchors', async () => {
    const days = await anchors.days();
    return Response.json({ days }, { headers: { 'Cache-Control': 'public, max-age=60' } });
  });
  app.get('/audit-anchors/:file', async (context) => {
    const [, day, stamp] = FILE.exec(context.req.param('file')) ?? [];
    const anchor = day === undefined ? undefined : await anchors.read(day);
    if (anchor && !stamp) return kept(anchor.head, AUDIT_HEAD_MEDIA_TYPE);
    if (anchor?.stamp) return kept(Uint8Array.from(anchor.stamp), 'application/timestamp-reply');
    return context.notFound();
  });
  return app;
}

/** What is kept never changes. */
const kept = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' } });
