import { type VouchedFacts, vouchedFactsSchema } from '@mleg/issuer-contract/institution';
import { epochSeconds } from '@mleg/platform/clock/durations';
import type { TrustList } from '@mleg/protocol/trust-list/trust-list';
import { type Kysely, sql } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/**
 * Institutions that have live cards or may get some. Where an agreement has ended and its cards may run on to their
 * own end, they are entitled as before; where they were revoked with it, nothing of theirs counts from that moment.
 */
export async function selectEntitled(database: Kysely<IssuerDatabase>): Promise<TrustList['institutions']> {
  const rows = await database
    .selectFrom('institutions')
    .select(['vouched', 'former_names', 'agreement_state', 'agreement_changed_at', 'end_of_cards'])
    .where('was_in_force', '=', true)
    .where('vouched', 'is not', null)
    .orderBy(sql`vouched ->> 'registryNumber'`)
    .orderBy('institution_id')
    .execute();
  return rows.map((row) => ({
    ...entryOf(vouchedFactsSchema.parse(row.vouched), row.former_names),
    ...(row.agreement_state === 'ended' && row.end_of_cards === 'revoke-now'
      ? { valid_until: epochSeconds(row.agreement_changed_at) }
      : {}),
  }));
}

/** Not what waits at the desk: an application says whatever its author likes. */
function entryOf({ registryNumber, name, kind, cardTypes, shortName, domain }: VouchedFacts, formerNames: string[]) {
  const former = [...new Set(formerNames)].filter((earlier) => earlier !== name);
  return {
    id: registryNumber,
    name,
    kind,
    card_types: cardTypes,
    ...(shortName ? { short_name: shortName } : {}),
    ...(former.length > 0 ? { former_names: former } : {}),
    ...(domain ? { domain } : {}),
  };
}
