import { openSealedFile, type Passphrase } from './sealed-file.ts';

/** A file of keys, as `openKeyFile` opens it. */
export interface KeyFilePlace {
  path: string;
  passphrase: Passphrase;
}

/**
 * Takes a key out of one key file and puts it into another, so that it is written there before it is gone here: broken
 * off, it is in both, and moved when that is done again. False where the first file has none for the use.
 */
export async function moveKey(use: string, from: KeyFilePlace, to: KeyFilePlace): Promise<boolean> {
  const source = await openSealedFile<Record<string, unknown>>(from.path, from.passphrase, {});
  const key = (await source.read())[use];
  if (key === undefined) return false;
  const target = await openSealedFile<Record<string, unknown>>(to.path, to.passphrase, {});
  const there = (await target.update(async (keys) => (keys[use] ? undefined : { ...keys, [use]: key })))[use];
  if (JSON.stringify(there) !== JSON.stringify(key)) throw new Error(`${to.path} has another key for ${use}.`);
  await source.update(async ({ [use]: _moved, ...others }) => others);
  return true;
}
