import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { SEND_ISSUER_CALLS } from '../jobs.ts';
import { insertUpdates } from './calls-store.ts';

/**
 * In the transaction that changes what is known of these people: their cards follow. The issuer hears of each, and their
 * phones fetch what is new by themselves.
 */
export async function updateCards(
  { jobs, settings }: Pick<InstitutionDeps, 'jobs' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const calls = await insertUpdates(transaction, settings.institutionId, personIds);
  if (calls > 0) await jobs.enqueue(transaction, SEND_ISSUER_CALLS, {});
}
