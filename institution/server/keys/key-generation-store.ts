import { type Kysely, sql, type Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface KeyGenerations {
  inUse: number;
  /** The Ministry was asked to replace the key in use by it. */
  asked: number | undefined;
}

export async function selectKeyGenerations(within: Within, institutionId: string): Promise<KeyGenerations> {
  const row = await within
    .selectFrom('agreement_facts')
    .select(['key_generation', 'asked_generation'])
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return { inUse: row?.key_generation ?? 1, asked: row?.asked_generation ?? undefined };
}

/** @returns the generation of the key to ask for: the one asked for before, as long as it is not in use */
export async function claimNextGeneration(within: Within, institutionId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    insert into agreement_facts as known (institution_id, asked_generation) values (${institutionId}, 2)
    on conflict (institution_id) do update
      set asked_generation = coalesce(known.asked_generation, known.key_generation + 1)
    returning asked_generation as next`.execute(within);
  const [row] = rows;
  if (!row) throw new Error('An upsert has given no row.');
  return row.next;
}

/** @returns false where the key was in use already, or a later one is */
export async function useGeneration(within: Within, institutionId: string, generation: number): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('agreement_facts')
    .set({ key_generation: generation, asked_generation: null })
    .where('institution_id', '=', institutionId)
    .where('key_generation', '<', generation)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
