import { type InstitutionRegistration, institutionPoliciesSchema } from '@mleg/issuer-contract/institution';
import type { Kysely, Selectable } from 'kysely';
import type { InstitutionTable, IssuerDatabase } from '../database/schema.ts';

export type Institution = InstitutionRegistration & { suspended: boolean };

/** Stores a registration, or replaces the one there was. */
export async function saveInstitution(database: Kysely<IssuerDatabase>, entry: InstitutionRegistration): Promise<void> {
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
    .values({ institution_id: entry.institutionId, ...columns })
    .onConflict((conflict) => conflict.column('institution_id').doUpdateSet({ ...columns, deliver_after: null }))
    .execute();
}

/** As it is registered now. */
export async function findInstitution(
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

export async function setSuspended(
  database: Kysely<IssuerDatabase>,
  institutionId: string,
  suspendedAt: Date | null,
): Promise<void> {
  await database
    .updateTable('institutions')
    .set({ suspended_at: suspendedAt })
    .where('institution_id', '=', institutionId)
    .execute();
}

function institutionOf(row: Selectable<InstitutionTable>): Institution {
  return {
    institutionId: row.institution_id,
    name: row.name,
    kind: row.kind,
    registryNumber: row.registry_number,
    signingKey: row.signing_key,
    encryptionKey: row.encryption_key,
    ...(row.events_endpoint === null ? {} : { eventsEndpoint: row.events_endpoint }),
    policies: institutionPoliciesSchema.parse(row.policies),
    suspended: row.suspended_at !== null,
  };
}
