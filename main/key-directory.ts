import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { KeyHolder } from './role.ts';
import type { Settings } from './settings.ts';

type KeySettings = Pick<Settings, 'dataDirectory' | 'passphrases'>;

/**
 * The holder's keys in the data directory. Where the settings give no passphrase, one is made on the first start and
 * kept beside them: that protects a copied key file, not a copied directory.
 */
export async function openKeys(settings: KeySettings, holder: KeyHolder): Promise<KeyStore> {
  const directory = join(settings.dataDirectory, holder);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const passphrase = settings.passphrases[holder] ?? (await ownPassphrase(join(directory, 'passphrase')));
  return openKeyFile(join(directory, 'keys.json'), passphrase);
}

async function ownPassphrase(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(unlessMissing);
  if (kept) return kept;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  await rename(draft, file);
  return readFile(file, 'utf8');
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
