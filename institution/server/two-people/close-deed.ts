import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { tellAsker } from '../messages/tell-asker.ts';
import { type Decision, type DeedRecord, decideDeed } from './deed-store.ts';
import type { WeighDeps } from './weighing.ts';

type Held = Pick<DeedRecord, 'institution_id' | 'deed_id' | 'asked_by'>;

/** Decides about what waits, and tells whoever asked. @returns false where it does not wait any longer */
export async function closeDeed(
  deps: Pick<WeighDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  held: Held,
  decision: Decision,
): Promise<boolean> {
  if (!(await decideDeed(transaction, held, decision))) return false;
  await tellOutcome(deps, transaction, held, decision);
  return true;
}

/** Whoever takes their own request back knows it. */
export async function tellOutcome(
  deps: Pick<WeighDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { deed_id: deedId, asked_by: accountId }: Held,
  { state, decided_by: decidedBy }: Decision,
): Promise<void> {
  if (decidedBy === accountId) return;
  await tellAsker(deps, transaction, { accountId, deedId, kind: `deed-${state}` });
}
