import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface AppFile {
  type: string;
  etag: string;
  /** A name with the hash of its content never changes its content. */
  immutable: boolean;
  bytes: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** By path, as in `/index.html`. */
export type AppFiles = ReadonlyMap<string, AppFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Formats that are compressed in themselves. */
const COMPRESSED = new Set(['.png', '.woff2']);

/**
 * The whole app, read once: a few megabytes. What is served is what was there when the server started, and no path of
 * a request ever reaches the file system. Files of kinds an app doesn't have are left out.
 */
export async function loadAppFiles(directory: string): Promise<AppFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, AppFile>();
  for (const entry of entries) {
    const extension = extname(entry.name);
    const type = TYPES[extension];
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(directory, path).split(sep).join('/')}`;
    if (!entry.isFile() || type === undefined || name.includes('/.')) continue;
    const bytes = new Uint8Array(await readFile(path));
    files.set(name, {
      type,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
      immutable: name.startsWith('/assets/'),
      bytes,
      ...(COMPRESSED.has(extension) ? {} : { gzip: new Uint8Array(gzipSync(bytes, { level: 9 })) }),
    });
  }
  if (!files.has('/index.html')) throw new Error(`${directory} has no index.html: the wallet’s app is not built`);
  return files;
}
