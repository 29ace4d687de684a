import type { KeysDue } from '@mleg/issuer-contract/keys-due';
import type { IssuerDeps } from '../deps.ts';
import { listKeys } from './list-keys.ts';

/** For whoever looks in from outside: the desk, and a monitor. */
export async function readKeysDue(deps: Pick<IssuerDeps, 'database' | 'clock'>): Promise<KeysDue> {
  const { warnings } = await listKeys(deps);
  return { due: warnings.map(({ lastUse, ...warning }) => ({ ...warning, lastUse: lastUse.toISOString() })) };
}
