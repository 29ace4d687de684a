import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { KeyFilePlace } from '@mleg/platform/keys/move-key';
import { openTokenKeys } from '@mleg/platform/keys/token-keys';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { claimDirectory } from './claim-directory.ts';
import type { KeyHolder } from './role.ts';
import type { Settings } from './settings.ts';

type KeySettings = Pick<Settings, 'dataDirectory' | 'passphrases' | 'tokens' | 'demonstration'>;

/**
 * The holder's keys: in the token that the settings name, or in the data directory. Where the settings give no passphrase, one is made with the first key and
 * kept beside it: that protects a copied key file, not a copied directory. Nothing is made before the first key is.
 */
export async function openKeys(settings: KeySettings, holder: KeyHolder): Promise<KeyStore> {
  const address = settings.tokens[holder];
  if (address) {
    const lock = join(settings.dataDirectory, holder, 'token.lock');
    return openTokenKeys({ address, holder, lock, begin: () => claimDirectory(settings) });
  }
  const { path, passphrase } = keyFileOf(settings, holder);
  return openKeyFile(path, passphrase);
}

/** The file that they are in, and what opens it. */
export function keyFileOf(settings: KeySettings, holder: KeyHolder): KeyFilePlace {
  const directory = join(settings.dataDirectory, holder);
  return {
    path: join(directory, 'keys.json'),
    passphrase: async () => {
      await claimDirectory(settings);
      return settings.passphrases[holder] ?? (await ownPassphrase(directory, holder));
    },
  };
}

/** Of the verifier, which has no database: which of its keys has its turn when. */
export const keyCalendarOf = ({ dataDirectory }: Pick<Settings, 'dataDirectory'>): string =>
  join(dataDirectory, 'verifier', 'key-calendar');

async function ownPassphrase(directory: string, holder: KeyHolder): Promise<string> {
  const file = join(directory, 'passphrase');
  const read = () => readFile(file, 'utf8').catch(unless('ENOENT'));
  const kept = await read();
  if (kept === '') refuseEmpty(file);
  if (kept !== undefined) return kept;
  if (existsSync(join(directory, 'keys.json'))) {
    // Both may have been made by another process since.
    return (await read()) ?? refuseMissing(file, holder);
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  // The first of several processes has made the one that counts.
  await link(draft, file).catch(unless('EEXIST'));
  await rm(draft);
  return readFile(file, 'utf8');
}

/** As a full disk or an editor leaves it: nothing opens with that, and no key is to be made under it. */
function refuseEmpty(file: string): never {
  throw new StartRefused(
    `${file} is empty. Put the passphrase back from the backup of the keys; if there is no key file beside it yet, remove it.`,
    { code: 'passphrase-missing' },
  );
}

/** Another one would open nothing, and hide that this one is gone. */
function refuseMissing(file: string, holder: KeyHolder): never {
  throw new StartRefused(
    [
      `The passphrase is missing: ${file} is not there, and the keys in ${join(dirname(file), 'keys.json')} open with it alone.`,
      `Put it back from the backup of the keys, or set ${holder.toUpperCase()}_KEY_PASSPHRASE. Nothing was made.`,
    ].join('\n'),
    { code: 'passphrase-missing' },
  );
}

function unless(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
