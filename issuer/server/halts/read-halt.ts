import type { HaltState } from '@mleg/issuer-contract/halt';
import type { IssuerDeps } from '../deps.ts';
import { selectHalt } from '../signing-halt/halt-store.ts';

/** As the desk shows it, from the database and not from what this process remembers. */
export async function readHalt({ database }: Pick<IssuerDeps, 'database'>): Promise<HaltState> {
  const halt = await selectHalt(database);
  if (!halt) return { halted: false };
  const { since, byName, reason } = halt;
  return { halted: true, since: since.toISOString(), ...(byName ? { by: byName } : {}), reason };
}
