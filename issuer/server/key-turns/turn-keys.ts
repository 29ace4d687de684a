import type { IssuerDeps } from '../deps.ts';

/** Makes the keys that are due. What could not be made is said, and what is there goes on signing. */
export async function turnKeys({ keys, log }: Pick<IssuerDeps, 'keys' | 'log'>): Promise<boolean> {
  const failed = await keys.turn();
  for (const { use, why } of failed) log.error({ use, why: String(why) }, 'keys.not-made');
  return failed.length === 0;
}
