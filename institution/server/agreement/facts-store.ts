import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface AgreementFacts {
  keyGeneration: number;
  askedGeneration: number | undefined;
  terms: AgreedTerms | undefined;
  learnedAt: Date | undefined;
}

export async function selectFacts(within: Within, institutionId: string): Promise<AgreementFacts> {
  const row = await within
    .selectFrom('agreement_facts')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return {
    keyGeneration: row?.key_generation ?? 1,
    askedGeneration: row?.asked_generation ?? undefined,
    terms: row?.terms ?? undefined,
    learnedAt: row?.learned_at ?? undefined,
  };
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

export async function storeTerms(within: Within, institutionId: string, terms: AgreedTerms, at: Date): Promise<void> {
  const known = { terms: JSON.stringify(terms), learned_at: at };
  await within
    .insertInto('agreement_facts')
    .values({ institution_id: institutionId, ...known })
    .onConflict((conflict) => conflict.column('institution_id').doUpdateSet(known))
    .execute();
}
