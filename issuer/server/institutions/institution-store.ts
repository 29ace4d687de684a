import type { AgreementState } from '@mleg/issuer-contract/agreement';
import { type InstitutionRegistration, institutionPoliciesSchema } from '@mleg/issuer-contract/institution';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { InstitutionTable, IssuerDatabase } from '../database/schema.ts';

export type Institution = InstitutionRegistration & {
  state: AgreementState;
  /** Its agreement holds or has held; one that has only applied is not known to be anybody. */
  wasInForce: boolean;
};

/**
 * The operator enters an institution as in force, or replaces its entry. What the desk has decided since then stays: its
 * state always, its policies and its key from the first change on that the desk has made.
 */
export async function upsertInstitution(
  database: Kysely<IssuerDatabase>,
  entry: InstitutionRegistration,
): Promise<void> {
  const columns = {
    name: entry.name,
    kind: entry.kind,
    registry_number: entry.registryNumber,
    signing_key: JSON.stringify(entry.signingKey),
    encryption_key: JSON.stringify(entry.encryptionKey),
    events_endpoint: entry.eventsEndpoint ?? null,
    policies: JSON.stringify(entry.policies),
  };
  await database
    .insertInto('institutions')
    .values({ institution_id: entry.institutionId, was_in_force: true, ...columns })
    .onConflict((conflict) =>
      conflict.column('institution_id').doUpdateSet({
        ...columns,
        policies: unlessChanged('policies'),
        signing_key: unlessChanged('signing_key'),
        deliver_after: null,
      }),
    )
    .execute();
}

const unlessChanged = (column: 'policies' | 'signing_key') =>
  sql<string>`case when institutions.changed_by_desk then institutions.${sql.ref(column)} else excluded.${sql.ref(column)} end`;

/** As it is registered now. */
export async function selectInstitution(
  database: Kysely<IssuerDatabase>,
  institutionId: string,
): Promise<Institution | undefined> {
  const row = await database
    .selectFrom('institutions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return row && institutionOf(row);
}

export function institutionOf(row: Selectable<InstitutionTable>): Institution {
  return {
    institutionId: row.institution_id,
    name: row.name,
    kind: row.kind,
    registryNumber: row.registry_number,
    signingKey: row.signing_key,
    encryptionKey: row.encryption_key,
    ...(row.events_endpoint === null ? {} : { eventsEndpoint: row.events_endpoint }),
    policies: institutionPoliciesSchema.parse(row.policies),
    state: row.agreement_state,
    wasInForce: row.was_in_force,
  };
}
