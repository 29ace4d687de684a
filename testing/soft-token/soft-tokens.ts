import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TokenAddress } from '@mleg/platform/keys/token-address';

/** Debian's SoftHSM 2, which `npm test` installs where it may. */
export const SOFT_TOKEN_MODULE = '/usr/lib/softhsm/libsofthsm2.so';
/** Of each of them. */
export const PIN = '2580-1379';

export interface SoftTokens extends AsyncDisposable {
  address(label: string): TokenAddress;
}

/** Tokens in a directory, all of them made before the first is opened: the library looks once in a process. */
export async function makeSoftTokens(labels: readonly string[]): Promise<SoftTokens> {
  if (!existsSync(SOFT_TOKEN_MODULE)) throw new Error('SoftHSM is missing: apt-get install softhsm2');
  const directory = await mkdtemp(join(tmpdir(), 'mleg-tokens-'));
  await mkdir(join(directory, 'tokens'));
  const configuration = join(directory, 'softhsm2.conf');
  await writeFile(configuration, `directories.tokendir = ${join(directory, 'tokens')}\nlog.level = ERROR\n`);
  process.env['SOFTHSM2_CONF'] = configuration;
  for (const label of labels) {
    const args = ['--init-token', '--free', '--label', label, '--so-pin', PIN, '--pin', PIN];
    await promisify(execFile)('softhsm2-util', args);
  }
  const pinFile = join(directory, 'pin');
  await writeFile(pinFile, `${PIN}\n`, { mode: 0o600 });
  return {
    address: (token) => ({ module: SOFT_TOKEN_MODULE, token, pinFile }),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
