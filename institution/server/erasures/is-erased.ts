import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { tombstoneOf } from './erasure-journal.ts';
import { selectIsErased } from './erasure-store.ts';

/** Whether all about somebody's mobile card was erased once; who is enrolled is still here. */
export function isErased(
  deps: Pick<InstitutionDeps, 'keys' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  personId: string,
): Promise<boolean> {
  return selectIsErased(transaction, deps.settings.institutionId, tombstoneOf(deps, personId));
}
