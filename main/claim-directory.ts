import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseForeignDirectory, type StoreKind } from '@mleg/platform/store-kind/claim-store';
import { kindOf } from './demonstration.ts';
import type { Settings } from './settings.ts';

/**
 * Keys and passwords lie in the data directory: it says what it was begun as, beside the databases, so that no key of a
 * demonstration ever signs for a Ministry. Throws `ForeignStoreError` where it is the other thing.
 */
export async function claimDirectory(settings: Pick<Settings, 'dataDirectory' | 'demonstration'>): Promise<void> {
  const { dataDirectory } = settings;
  const kind = kindOf(settings);
  // The database server's user passes through; what is not for it is closed further down.
  await mkdir(dataDirectory, { recursive: true, mode: 0o711 });
  const file = join(dataDirectory, 'kind');
  // Whole from the start, since several processes may begin one directory at once.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${kind}\n`, { flush: true });
  await link(draft, file).catch(unlessThere);
  await rm(draft);
  const begun = (await readFile(file, 'utf8')).trim();
  if (begun !== kind) refuseForeignDirectory(dataDirectory, begun as StoreKind);
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
