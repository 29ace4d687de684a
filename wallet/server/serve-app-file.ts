import { acceptsGzip } from '@mleg/platform/http/accepts-gzip';
import type { AppFiles } from './app-files.ts';

/**
 * A file of the app. The app routes behind the `#`, so a path that isn't a file is simply not there. The page and the
 * service worker are asked for anew each time, what they name by hash is kept for good.
 */
export function serveAppFile(files: AppFiles, request: Request): Response {
  const { pathname } = new URL(request.url);
  const file = files.get(pathname === '/' ? '/index.html' : pathname);
  if (file === undefined) return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  });
  if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  const { gzip } = file;
  if (gzip === undefined || !acceptsGzip(request.headers.get('accept-encoding')))
    return new Response(file.bytes, { headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(gzip, { headers });
}
