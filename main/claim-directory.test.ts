import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForeignStoreError } from '@mleg/platform/store-kind/claim-store';
import { expect, test } from 'vitest';
import { claimDirectory, requireOwnDirectory } from './claim-directory.ts';

test('D87 a data directory whose keys were made for a demonstration never serves production, nor the other way round', async () => {
  for (const demonstration of [true, false]) {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-kind-'));
    await claimDirectory({ dataDirectory, demonstration });
    await claimDirectory({ dataDirectory, demonstration });
    await expect(claimDirectory({ dataDirectory, demonstration: !demonstration })).rejects.toThrow(ForeignStoreError);
    expect(await readFile(join(dataDirectory, 'kind'), 'utf8')).toBe(
      demonstration ? 'demonstration\n' : 'production\n',
    );
  }
});

test('E9 asking whether a directory is of this kind writes nothing into it', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-kind-'));
  await requireOwnDirectory({ dataDirectory, demonstration: true });
  expect(await readdir(dataDirectory)).toEqual([]);
  await claimDirectory({ dataDirectory, demonstration: true });
  await expect(requireOwnDirectory({ dataDirectory, demonstration: false })).rejects.toThrow(ForeignStoreError);
});
