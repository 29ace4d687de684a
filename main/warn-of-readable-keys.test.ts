import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';
import { openKeys } from './key-directory.ts';
import { readSettings } from './settings.ts';
import { warnOfReadableKeys } from './warn-of-readable-keys.ts';

test('K29 keys, passphrases and PINs that others may read are named at the start, those of other parties are not', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-readable-'));
  const look = async (env: NodeJS.ProcessEnv = {}) => {
    const said: unknown[] = [];
    const settings = readSettings(readArguments(['--role', 'issuer,wallet', '--data', dataDirectory]), env);
    await warnOfReadableKeys(settings, { warn: (...words: unknown[]) => void said.push(words) });
    return said;
  };
  const settings = { dataDirectory, passphrases: {}, tokens: {}, demonstration: true };
  for (const holder of ['issuer', 'verifier'] as const) await (await openKeys(settings, holder)).ensureSecret('test');
  const [keys, passphrase] = [join(dataDirectory, 'issuer', 'keys.json'), join(dataDirectory, 'issuer', 'passphrase')];
  await chmod(join(dataDirectory, 'verifier', 'keys.json'), 0o644);
  expect(await look()).toEqual([]);
  await chmod(passphrase, 0o640);
  await chmod(keys, 0o604);
  expect(await look()).toEqual([[{ files: [keys, passphrase], mend: 'chmod 600' }, 'keys.readable-by-others']]);
  const pinned = { ISSUER_KEYS: `pkcs11:token=Ministry?module-path=/lib.so&pin-source=file:${keys}` };
  expect(await look(pinned)).toEqual([[{ files: [keys], mend: 'chmod 600' }, 'keys.readable-by-others']]);
  await rm(keys);
  await chmod(passphrase, 0o600);
  expect(await look()).toEqual([]);
});
