import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';
import { keepAddresses } from './same-addresses.ts';
import { readSettings } from './settings.ts';
import { warnOfLostKeys } from './warn-of-lost-keys.ts';

test('K23 a verifier that was here before and has no keys any more says so', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-lost-'));
  const settings = readSettings(readArguments(['--role', 'verifier', '--data', dataDirectory]), {});
  const said: unknown[] = [];
  const look = () => warnOfLostKeys(settings, { warn: (...words: unknown[]) => void said.push(words) });
  await look();
  expect(said).toEqual([]);
  await keepAddresses(settings);
  await look();
  const missing = join(dataDirectory, 'verifier', 'keys.json');
  expect(said).toEqual([[{ party: 'verifier', missing }, 'keys.made-anew']]);
  await mkdir(join(dataDirectory, 'verifier'));
  await writeFile(missing, '{}');
  await look();
  expect(said).toHaveLength(1);
});
