import type { StaffRole } from '@mleg/issuer-contract/staff';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerFact } from '../journal/issuer-fact.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

export interface Enrolment {
  tokenDigest: Uint8Array;
  role: StaffRole;
  /** Missing for the first person of all, who says it themselves. */
  name?: { displayName: string; email: string };
  expiresAt: Date;
}

export async function insertEnrolment(within: Within, enrolment: Enrolment): Promise<void> {
  await within
    .insertInto('staff_enrolments')
    .values({
      token_digest: enrolment.tokenDigest,
      role: enrolment.role,
      display_name: enrolment.name?.displayName ?? null,
      email: enrolment.name?.email ?? null,
      expires_at: enrolment.expiresAt,
    })
    .execute();
}

export async function selectEnrolment(
  within: Within,
  tokenDigest: Uint8Array,
  now: Date,
): Promise<Enrolment | undefined> {
  const row = await within
    .selectFrom('staff_enrolments')
    .selectAll()
    .where('token_digest', '=', tokenDigest)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  const { display_name: displayName, email } = row;
  return {
    tokenDigest,
    role: row.role,
    expiresAt: row.expires_at,
    ...(displayName !== null && email !== null ? { name: { displayName, email } } : {}),
  };
}

/**
 * False where it has been used: of two who open the same link, one gets in.
 * @param facts gets it, for the journal
 */
export async function deleteEnrolment(within: Within, tokenDigest: Uint8Array, facts: IssuerFact[]): Promise<boolean> {
  const query = within.deleteFrom('staff_enrolments').where('token_digest', '=', tokenDigest);
  if ((await query.executeTakeFirst()).numDeletedRows !== 1n) return false;
  facts.push({ fact: 'desk-way-ended', digest: Buffer.from(tokenDigest).toString('hex') });
  return true;
}

/** Once somebody is there, nobody else comes in without a name. Waits for whoever is doing the same. */
export async function closeFirstEnrolments(transaction: Transaction<IssuerDatabase>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('first-enrolment', 0))`.execute(transaction);
  await transaction.deleteFrom('staff_enrolments').where('display_name', 'is', null).execute();
}

export async function deleteOldEnrolments(within: Within, now: Date): Promise<void> {
  await within.deleteFrom('staff_enrolments').where('expires_at', '<=', now).execute();
}
