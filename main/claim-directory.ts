import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseForeignDirectory, type StoreKind } from '@mleg/platform/store-kind/claim-store';
import { kindOf } from './demonstration.ts';
import type { Settings } from './settings.ts';

type Claimed = Pick<Settings, 'dataDirectory' | 'demonstration'>;

/**
 * Keys and passwords lie in the data directory: it says what it was begun as, beside the databases, so that no key of a
 * demonstration ever signs for a Ministry. Throws `ForeignStoreError` where it is the other thing; changes nothing.
 */
export async function requireOwnDirectory(settings: Claimed): Promise<void> {
  const begun = await kindIn(settings.dataDirectory);
  if (begun !== undefined && begun !== kindOf(settings)) refuseForeignDirectory(settings.dataDirectory, begun);
}

/**
 * The same, and a directory that says nothing yet says it from now on: before the first thing is put into it, and not
 * earlier, so that a start that is refused leaves it as it was.
 */
export async function claimDirectory(settings: Claimed): Promise<void> {
  const { dataDirectory } = settings;
  if ((await kindIn(dataDirectory)) === undefined) await begin(dataDirectory, kindOf(settings));
  await requireOwnDirectory(settings);
}

async function begin(dataDirectory: string, kind: StoreKind): Promise<void> {
  // The database server's user passes through; what is not for it is closed further down.
  await mkdir(dataDirectory, { recursive: true, mode: 0o711 });
  const file = join(dataDirectory, 'kind');
  // Whole from the start, since several processes and parties may begin one directory at once.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${kind}\n`, { flush: true });
  await link(draft, file).catch(unless('EEXIST'));
  await rm(draft);
}

async function kindIn(dataDirectory: string): Promise<StoreKind | undefined> {
  const said = await readFile(join(dataDirectory, 'kind'), 'utf8').catch(unless('ENOENT'));
  return said?.trim() as StoreKind | undefined;
}

function unless(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
