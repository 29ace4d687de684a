import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import type { InvitationsTable } from '../database/privacy-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;
export type InvitationRecord = Selectable<InvitationsTable>;

export async function insertInvitation(within: Within, invitation: InvitationRecord): Promise<void> {
  await within.insertInto('invitations').values(invitation).execute();
}

/** Of two who come with the same code one waits for the other, and then finds none. */
export function lockInvitation(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  { codeHash, now }: { codeHash: Buffer; now: Date },
): Promise<InvitationRecord | undefined> {
  return within
    .selectFrom('invitations')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
}

/** @param ends gets it, for the journal */
export async function deleteInvitation(
  within: Within,
  { institution_id, invitation_id }: InvitationRecord,
  ends: AccountEnd[],
): Promise<void> {
  await within
    .deleteFrom('invitations')
    .where('institution_id', '=', institution_id)
    .where('invitation_id', '=', invitation_id)
    .execute();
  ends.push({ end: 'invitation', invitationId: invitation_id });
}

export async function deleteInvitationsBefore(within: Within, institutionId: string, now: Date): Promise<void> {
  await within
    .deleteFrom('invitations')
    .where('institution_id', '=', institutionId)
    .where('expires_at', '<=', now)
    .execute();
}
