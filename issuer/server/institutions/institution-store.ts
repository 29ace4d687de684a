import type { AgreementState } from '@mleg/issuer-contract/agreement';
import {
  type InstitutionFacts,
  type InstitutionRegistration,
  institutionPoliciesSchema,
  type PublicJwk,
  type VouchedFacts,
  vouchedFactsSchema,
} from '@mleg/issuer-contract/institution';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { InstitutionTable, IssuerDatabase } from '../database/schema.ts';
import { vouch } from './vouched-store.ts';

/** The key that follows the one that codes are sealed to, as the institution has named it. */
export interface NextCodeKey {
  key: PublicJwk;
  from: Date;
}

export type Institution = InstitutionRegistration & {
  state: AgreementState;
  /** Its agreement holds or has held; one that has only applied is not known to be anybody. */
  wasInForce: boolean;
  /** What its cards say of it; missing while it was never in force. */
  vouched?: VouchedFacts;
  /** What its codes are sealed to from a moment on, in the place of `encryptionKey`. */
  nextCodeKey?: NextCodeKey;
};

/**
 * The operator enters an institution as in force, or replaces its entry. What the desk has decided since then stays: its
 * state always, its policies, its key and its name from the first change on that the desk has made;
 * and so does the key for codes from the first one on that the institution itself has named.
 */
export async function upsertInstitution(
  database: Kysely<IssuerDatabase>,
  entry: InstitutionRegistration,
): Promise<void> {
  const columns = {
    ...factColumns(entry),
    kind: entry.kind,
    registry_number: entry.registryNumber,
    signing_key: JSON.stringify(entry.signingKey),
    encryption_key: JSON.stringify(entry.encryptionKey),
    events_endpoint: entry.eventsEndpoint ?? null,
    policies: JSON.stringify(entry.policies),
  };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('institutions')
      .values({ institution_id: entry.institutionId, was_in_force: true, ...columns })
      .onConflict((conflict) =>
        conflict.column('institution_id').doUpdateSet({
          ...columns,
          ...FACTS_UNLESS_CHANGED,
          policies: unlessChanged('policies'),
          signing_key: unlessChanged('signing_key'),
          encryption_key: sql<string>`case when institutions.next_encryption_key is null then excluded.encryption_key else institutions.encryption_key end`,
          deliver_after: null,
        }),
      )
      .execute();
    await vouch(transaction, entry.institutionId);
  });
}

/** What is registered of an institution besides its keys and terms. */
export const factColumns = ({ name, shortName, address, domain }: InstitutionFacts) => ({
  name,
  short_name: shortName ?? null,
  address: address ?? null,
  domain: domain ?? null,
});

const unlessChanged = (column: 'policies' | 'signing_key') =>
  sql<string>`case when institutions.changed_by_desk then institutions.${sql.ref(column)} else excluded.${sql.ref(column)} end`;

const factUnlessChanged = (column: keyof ReturnType<typeof factColumns>) =>
  sql<string>`case when institutions.facts_by_desk then institutions.${sql.ref(column)} else excluded.${sql.ref(column)} end`;

const FACTS_UNLESS_CHANGED = {
  name: factUnlessChanged('name'),
  short_name: factUnlessChanged('short_name'),
  address: factUnlessChanged('address'),
  domain: factUnlessChanged('domain'),
};

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
    ...(row.short_name === null ? {} : { shortName: row.short_name }),
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.domain === null ? {} : { domain: row.domain }),
    signingKey: row.signing_key,
    encryptionKey: row.encryption_key,
    ...(row.events_endpoint === null ? {} : { eventsEndpoint: row.events_endpoint }),
    policies: institutionPoliciesSchema.parse(row.policies),
    state: row.agreement_state,
    wasInForce: row.was_in_force,
    ...(row.vouched === null ? {} : { vouched: vouchedFactsSchema.parse(row.vouched) }),
    ...(row.next_encryption_key && row.next_encryption_from
      ? { nextCodeKey: { key: row.next_encryption_key, from: row.next_encryption_from } }
      : {}),
  };
}
