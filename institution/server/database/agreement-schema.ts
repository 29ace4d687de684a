import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import type { Generated, JSONColumnType } from 'kysely';

/** Their fingerprints, and when the next one has its turn. */
export interface KnownCodeKeys {
  inUse: string;
  next?: { kid: string; from: string } | undefined;
}

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
  /** What the Ministry seals codes to, as it last said. */
  code_keys: JSONColumnType<KnownCodeKeys, string | null | undefined, string | null> | null;
}

export interface AgreementDatabase {
  agreement_facts: AgreementFactsTable;
}
