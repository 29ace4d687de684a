import type { PublicJwk } from '@mleg/issuer-contract/institution';
import { type Kysely, sql, type Transaction } from 'kysely';
import { HOLDING_STATES } from '../database/agreement-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/**
 * Puts a key behind the one that is in use at `now`; one that was to follow it and has not had its turn is forgotten.
 * @returns false where another one is in use by now than `inUse`, or the agreement holds no more
 */
export async function setNextCodeKey(
  within: Within,
  institutionId: string,
  { inUse, key, from, now }: { inUse: PublicJwk; key: PublicJwk; from: Date; now: Date },
): Promise<boolean> {
  const current = sql<string>`case when next_encryption_from <= ${now} then next_encryption_key else encryption_key end`;
  const { numUpdatedRows } = await within
    .updateTable('institutions')
    .set({ encryption_key: current, next_encryption_key: JSON.stringify(key), next_encryption_from: from })
    .where('institution_id', '=', institutionId)
    .where('agreement_state', 'in', HOLDING_STATES)
    .where(sql<boolean>`(${current}) ->> 'x' = ${inUse.x}`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
