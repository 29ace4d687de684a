import { type Kysely, sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Of a school the address it applied with, where it registered none. */
const ADDRESS = sql`coalesce(address, (parties #>> '{address,street}') || ', ' || (parties #>> '{address,postalCode}')
  || ' ' || (parties #>> '{address,city}'))`;

/**
 * From now on the issuer vouches for what the row says: asked in the transaction in which an agreement comes into force,
 * or in which the desk or the operator has changed it. A name that is another by that is kept, since cards say it.
 */
export async function vouch(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  institutionId: string,
): Promise<void> {
  await sql`
    update institutions
    set former_names = case when vouched ->> 'name' <> name
        then former_names || jsonb_build_array(vouched ->> 'name') else former_names end,
      vouched = jsonb_strip_nulls(jsonb_build_object('registryNumber', registry_number, 'kind', kind, 'name', name,
        'cardTypes', policies -> 'cardTypes', 'shortName', short_name, 'domain', domain, 'address', ${ADDRESS}))
    where institution_id = ${institutionId} and agreement_state in ('in-force', 'suspended')`.execute(within);
}
