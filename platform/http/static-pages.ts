import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Handler } from 'hono';
import { acceptsGzip } from './accepts-gzip.ts';

interface Page {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where it makes the page smaller. */
  gzip?: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** The build names these by their content. */
const HASHED = /^\/assets\//;

/**
 * The pages, read once: nothing outside of the directory can be asked for. Whatever is no file is the application's
 * own address and gets its index. `base` is the path they are served under, where that is not the whole origin.
 */
export async function staticPages(directory: string, base = ''): Promise<Handler> {
  const pages = await readPages(directory);
  const index = pages.get('/index.html');
  return (context) => {
    const path = context.req.path.slice(base.length);
    const page = pages.get(path) ?? (extname(path) === '' ? index : undefined);
    if (!page) return context.text('Not found', 404);
    if (context.req.header('if-none-match') === page.etag) return context.body(null, 304, page.headers);
    const gzip = acceptsGzip(context.req.header('accept-encoding')) ? page.gzip : undefined;
    if (!gzip) return context.body(page.bytes, 200, page.headers);
    return context.body(gzip, 200, { ...page.headers, 'Content-Encoding': 'gzip' });
  };
}

async function readPages(directory: string): Promise<Map<string, Page>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pages = files.map(async (file): Promise<[string, Page]> => {
    const path = `/${relative(directory, file).split(sep).join('/')}`;
    const bytes = new Uint8Array(await readFile(file));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const headers = {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etag,
      Vary: 'Accept-Encoding',
    };
    const gzip = new Uint8Array(gzipSync(bytes));
    return [path, { bytes, headers, etag, ...(gzip.length < bytes.length * 0.9 ? { gzip } : {}) }];
  });
  return new Map(await Promise.all(pages));
}
