import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import type { Generated, JSONColumnType } from 'kysely';

/** One row for the institution, from the first thing that is known. */
export interface AgreementFactsTable {
  institution_id: string;
  /** Counts the keys that signed for the institution, from 1. */
  key_generation: Generated<number>;
  /** Of the key that it asks the Ministry to know it by. */
  asked_generation: number | null;
  terms: JSONColumnType<AgreedTerms, string | null, string | null> | null;
  /** When the Ministry last said what holds. */
  learned_at: Date | null;
}

export interface AgreementDatabase {
  agreement_facts: AgreementFactsTable;
}
