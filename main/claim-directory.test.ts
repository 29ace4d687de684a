import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForeignStoreError } from '@mleg/platform/store-kind/claim-store';
import { expect, test } from 'vitest';
import { claimDirectory } from './claim-directory.ts';

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
