import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

interface CardHolder {
  number: string;
  personId: string;
}

/** Whose plastic cards have these numbers: of one card there is one, and no other is entered under its number (Q97). */
export async function selectCardHolders(
  within: Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>,
  institutionId: string,
  numbers: readonly string[],
): Promise<CardHolder[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<CardHolder>`
    select wanted.number, people.person_id as "personId"
    from unnest(${[...new Set(numbers)]}::text[]) as wanted (number)
    join people on people.institution_id = ${institutionId} and people.physical_card_number = wanted.number`.execute(
    within,
  );
  return rows;
}
