import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Handler } from 'hono';
import { acceptsGzip } from './accepts-gzip.ts';

export interface StaticPagesOptions {
  /** The path they are served under, where that is not the whole origin. */
  base?: string;
  /** `path`: whatever is no file is an address of the application's own and gets its index. `fragment`: it is not there. */
  routes?: 'path' | 'fragment';
}

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
  '.bin': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
};

const INDEX = '/index.html';
/** The build names these by their content. */
const HASHED = /^\/assets\//;

/**
 * The built pages of an application, read once: no path of a request ever reaches the file system. The index is asked
 * for anew each time, and what it names by its content is kept for good. Throws where the application is not built.
 */
export async function staticPages(
  directory: string,
  { base = '', routes = 'path' }: StaticPagesOptions = {},
): Promise<Handler> {
  const pages = await readPages(directory);
  const index = pages.get(INDEX);
  if (!index) throw new Error(`${directory} has no index.html: the application is not built`);
  return (context) => {
    const path = context.req.path.slice(base.length);
    const isOwnAddress = path === '/' || (routes === 'path' && extname(path) === '');
    const page = pages.get(path) ?? (isOwnAddress ? index : undefined);
    if (!page) return context.text('Not found', 404, { 'Cache-Control': 'no-store' });
    if (context.req.header('if-none-match') === page.etag) return context.body(null, 304, page.headers);
    const gzip = acceptsGzip(context.req.header('accept-encoding')) ? page.gzip : undefined;
    if (!gzip) return context.body(page.bytes, 200, page.headers);
    return context.body(gzip, 200, { ...page.headers, 'Content-Encoding': 'gzip' });
  };
}

/** By path. Hidden files and kinds an application does not have are left out. */
async function readPages(directory: string): Promise<Map<string, Page>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const pages = entries.map(async (entry): Promise<[string, Page] | undefined> => {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, file).split(sep).join('/')}`;
    const type = TYPES[extname(file)];
    if (!entry.isFile() || type === undefined || path.includes('/.')) return undefined;
    const bytes = new Uint8Array(await readFile(file));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const headers = {
      'Content-Type': type,
      'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etag,
      Vary: 'Accept-Encoding',
    };
    const gzip = new Uint8Array(gzipSync(bytes));
    return [path, { bytes, headers, etag, ...(gzip.length < bytes.length * 0.9 ? { gzip } : {}) }];
  });
  return new Map((await Promise.all(pages)).filter((page) => page !== undefined));
}
