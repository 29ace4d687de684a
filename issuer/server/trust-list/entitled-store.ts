import { institutionPoliciesSchema } from '@mleg/issuer-contract/institution';
import { epochSeconds } from '@mleg/platform/clock/durations';
import type { TrustList } from '@mleg/protocol/trust-list/trust-list';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/**
 * Institutions that have live cards or may get some. Where an agreement has ended and its cards may run on to their
 * own end, they are entitled as before; where they were revoked with it, nothing of theirs counts from that moment.
 */
export async function selectEntitled(database: Kysely<IssuerDatabase>): Promise<TrustList['institutions']> {
  const rows = await database
    .selectFrom('institutions')
    .select(['registry_number', 'name', 'kind', 'policies', 'agreement_state', 'agreement_changed_at', 'end_of_cards'])
    .where('was_in_force', '=', true)
    .orderBy('registry_number')
    .orderBy('institution_id')
    .execute();
  return rows.map((row) => ({
    id: row.registry_number,
    name: row.name,
    kind: row.kind,
    card_types: institutionPoliciesSchema.parse(row.policies).cardTypes,
    ...(row.agreement_state === 'ended' && row.end_of_cards === 'revoke-now'
      ? { valid_until: epochSeconds(row.agreement_changed_at) }
      : {}),
  }));
}
