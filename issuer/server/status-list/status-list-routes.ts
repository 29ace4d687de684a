import { acceptsGzip } from '@mleg/platform/http/accepts-gzip';
import { STATUS_LIST_MEDIA_TYPE } from '@mleg/protocol/status-list/prepare-status-list-token';
import type { StatusListAggregation } from '@mleg/protocol/status-list/status-list-aggregation';
import { Hono } from 'hono';
import type { IssuerDeps } from '../deps.ts';
import { statusListUri, TTL_SECONDS } from './publish-status-lists.ts';
import { type PublishedList, selectListIds, selectPublished, selectVersion } from './status-list-store.ts';

/** Caches between us and a verifier may add to the age of a list, so they keep it for half of its `ttl`. */
const CACHED = { 'Cache-Control': `public, max-age=${TTL_SECONDS / 2}` };

type Needed = Pick<IssuerDeps, 'database' | 'settings'>;

/** Token Status List §8: whole lists, signed, for everybody; nothing in a request says which card it is about. */
export function statusListRoutes(deps: Needed): Hono {
  const published = publishedLists(deps);
  const app = new Hono();
  app.get('/status-lists', async () => {
    const ids = await selectListIds(deps.database);
    const body: StatusListAggregation = { status_lists: ids.map((id) => statusListUri(deps.settings.origin, id)) };
    return Response.json(body, { headers: CACHED });
  });
  app.get('/status-lists/:id{[0-9]{1,9}}', async (context) => {
    const list = await published(Number(context.req.param('id')));
    if (!list) return context.notFound();
    return answerList(context.req.raw, Number(context.req.param('id')), list);
  });
  return app;
}

/** Read again only when there is a newer version. */
function publishedLists({ database }: Needed): (listId: number) => Promise<PublishedList | undefined> {
  const cached = new Map<number, PublishedList>();
  return async (listId) => {
    const version = await selectVersion(database, listId);
    if (version === undefined) return undefined;
    const known = cached.get(listId);
    if (known?.version === version) return known;
    const list = await selectPublished(database, listId);
    if (list) cached.set(listId, list);
    return list;
  };
}

function answerList(request: Request, listId: number, { version, token, token_gzip }: PublishedList): Response {
  const gzip = token_gzip !== null && acceptsGzip(request.headers.get('accept-encoding'));
  const etag = `"${listId}-${version}${gzip ? '-gzip' : ''}"`;
  const headers = { ...CACHED, ETag: etag, Vary: 'Accept-Encoding', 'Content-Type': STATUS_LIST_MEDIA_TYPE };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((one) => one.trim().replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers });
  if (gzip) return new Response(Uint8Array.from(token_gzip), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
  return new Response(token, { headers });
}
