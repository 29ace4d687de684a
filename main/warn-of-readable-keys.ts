import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '@mleg/platform/log/log';
import { keyFileOf } from './key-directory.ts';
import type { Settings } from './settings.ts';

const HOLDERS = ['institution', 'issuer', 'verifier'] as const;

/** We make what opens keys for its owner alone; a copy, a backup or somebody's command may have changed that since. */
export async function warnOfReadableKeys(settings: Settings, log: Pick<Log, 'warn'>): Promise<void> {
  const files = HOLDERS.filter((holder) => settings.roles.includes(holder)).flatMap((holder) => {
    const { path } = keyFileOf(settings, holder);
    const pin = settings.tokens[holder]?.pinFile;
    return pin === undefined ? [path, join(dirname(path), 'passphrase')] : [pin];
  });
  const found = await Promise.all(files.map(async (file) => ((await isForOthers(file)) ? [file] : [])));
  const readable = found.flat();
  if (readable.length > 0) log.warn({ files: readable, mend: 'chmod 600' }, 'keys.readable-by-others');
}

/** Of what is not there, or may not be looked at, the start says something else. */
const isForOthers = (file: string): Promise<boolean> =>
  stat(file).then(
    ({ mode }) => (mode & 0o077) !== 0,
    () => false,
  );
