import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import type { Kysely, Transaction } from 'kysely';
import type { KnownCodeKeys } from '../database/agreement-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface LearnedTerms {
  terms: AgreedTerms | undefined;
  learnedAt: Date | undefined;
}

export async function selectTerms(within: Within, institutionId: string): Promise<LearnedTerms> {
  const row = await within
    .selectFrom('agreement_facts')
    .select(['terms', 'learned_at'])
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return { terms: row?.terms ?? undefined, learnedAt: row?.learned_at ?? undefined };
}

export async function upsertTerms(within: Within, institutionId: string, terms: AgreedTerms, at: Date): Promise<void> {
  const known = { terms: JSON.stringify(terms), learned_at: at };
  await within
    .insertInto('agreement_facts')
    .values({ institution_id: institutionId, ...known })
    .onConflict((conflict) => conflict.column('institution_id').doUpdateSet(known))
    .execute();
}

/** Nothing where the Ministry has not said it since the agreement came into force. */
export async function selectCodeKeys(within: Within, institutionId: string): Promise<KnownCodeKeys | undefined> {
  const row = await within
    .selectFrom('agreement_facts')
    .select('code_keys')
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return row?.code_keys ?? undefined;
}

export async function upsertCodeKeys(
  within: Within,
  institutionId: string,
  { inUse, next }: KnownCodeKeys,
): Promise<void> {
  const known = { code_keys: JSON.stringify({ inUse, next }) };
  await within
    .insertInto('agreement_facts')
    .values({ institution_id: institutionId, ...known })
    .onConflict((conflict) => conflict.column('institution_id').doUpdateSet(known))
    .execute();
}
