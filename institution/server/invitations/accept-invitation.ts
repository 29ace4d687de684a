import type { Weakness } from '@mleg/institution-contract/password';
import type { NewAccount } from '@mleg/institution-contract/staff';
import { readManualCode } from '@mleg/student-card/manual-code';
import type { Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import { changeForGood } from '../account-ends/change-for-good.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { isMinor } from '../guardians/acting-for.ts';
import { judgePassword } from '../passwords/judge-password.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { insertDoor } from '../sign-in/door-store.ts';
import { noteDevice } from '../sign-in/known-device.ts';
import { addLocalAccount, isLoginTaken } from '../sign-in/local-accounts.ts';
import type { From } from '../sign-in/session.ts';
import { selectRoles } from '../sign-in/staff-store.ts';
import { deleteInvitation, type InvitationRecord, lockInvitation } from './invitation-store.ts';
import { hashInvitationCode } from './invite.ts';
import { joinAsGuardian, joinStaff } from './join.ts';
import { sendsInvitations } from './sends-invitations.ts';

type AcceptDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'journal' | 'keys' | 'limits' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

export type AcceptRefused =
  | { refused: 'wrong-code' | 'own-roles' | 'opened-by-others' | 'login-taken' }
  | { refused: 'weak'; weakness: Weakness }
  | { refused: 'too-many-attempts'; retryAfterSeconds: number };

/** Somebody who has an account comes with a code: the same person with another child, or with another role. */
export function acceptInvitation(
  deps: AcceptDeps,
  { by, code, address }: { by: Account; code: string; address: string },
): Promise<{ waits: boolean } | AcceptRefused> {
  return withInvitation(deps, { code, address }, async (transaction, invitation, ends) => {
    if (invitation.invited_by === by.accountId) return { refused: 'own-roles' };
    return grant(deps, transaction, invitation, { account: by, ends });
  });
}

/** Somebody without an account comes with a code, and has one afterwards. */
export function openAccount(
  deps: AcceptDeps,
  { code, address, headers, account }: From & { code: string; account: NewAccount },
): Promise<{ displayName: string; waits: boolean; device: string } | AcceptRefused> {
  return withInvitation(deps, { code, address }, async (transaction, invitation, ends) => {
    const within = { ...deps, database: transaction };
    if (await isLoginTaken(within, account.login)) return { refused: 'login-taken' };
    const { display_name: displayName } = invitation;
    const weakness = await judgePassword(deps, { ...account, displayName }, account.password);
    if (weakness) return { refused: 'weak', weakness };
    const { email, ...credentials } = account;
    const added = { ...credentials, displayName, office: false, ...(email ? { email } : {}) };
    const accountId = await addLocalAccount(within, added);
    const opened = { accountId, displayName, office: false, head: false, teaches: [] };
    const device = await noteDevice(within, headers, accountId);
    const granted = await grant(deps, transaction, invitation, { account: opened, ends });
    return 'refused' in granted ? granted : { displayName, device, ...granted };
  });
}

type Act<Done> = (
  transaction: Within,
  invitation: InvitationRecord,
  ends: AccountEnd[],
) => Promise<Done | AcceptRefused>;

/** A refusal changes nothing: a code is used up only by what comes of it. Wrong ones count; a right one works beside them. */
async function withInvitation<Done extends object>(
  deps: AcceptDeps,
  { code, address }: { code: string; address: string },
  act: Act<Done>,
): Promise<Done | AcceptRefused> {
  const result = await useInvitation(deps, code, act);
  if (!('refused' in result) || result.refused !== 'wrong-code') return result;
  const over = await deps.limits.count('invitation-codes', address);
  return over ? { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds } : result;
}

async function useInvitation<Done extends object>(
  deps: AcceptDeps,
  code: string,
  act: Act<Done>,
): Promise<Done | AcceptRefused> {
  const read = readManualCode(code);
  if ('refused' in read) return { refused: 'wrong-code' };
  const wanted = { codeHash: hashInvitationCode(deps, read.code), now: deps.clock.now() };
  return changeForGood(deps, async (transaction, ends): Promise<Done | AcceptRefused> => {
    const invitation = await lockInvitation(transaction, deps.settings.institutionId, wanted);
    if (!invitation || !(await stands(deps, transaction, invitation))) return { refused: 'wrong-code' };
    const result = await act(transaction, invitation, ends);
    if (!('refused' in result)) await deleteInvitation(transaction, invitation, ends);
    return result;
  });
}

/** A pupil who has turned 18 meanwhile needs no guardian (G77); whoever no longer works here lets nobody in (Q75). */
async function stands(deps: AcceptDeps, within: Within, invitation: InvitationRecord): Promise<boolean> {
  const host = await selectRoles(within, invitation.institution_id, invitation.invited_by);
  if (!sendsInvitations(host, invitation.person_id ? 'guardian' : 'colleague')) return false;
  if (!invitation.person_id) return true;
  const person = await selectPerson(within, invitation.institution_id, invitation.person_id);
  return person !== undefined && isMinor(deps, person);
}

/**
 * The account becomes what the invitation says, or waits for somebody who is neither of the two. Whoever had the code in
 * hand before could have come with it.
 */
async function grant(
  deps: AcceptDeps,
  transaction: Within,
  invitation: InvitationRecord,
  { account, ends }: { account: Account; ends: AccountEnd[] },
): Promise<{ waits: boolean } | { refused: 'opened-by-others' }> {
  const { institution_id: institutionId, person_id: personId, office, head, teaches, invited_by: host } = invitation;
  const { accountId } = account;
  const joined = personId
    ? await joinAsGuardian(deps, transaction, { account, personId, host })
    : await joinStaff(deps, transaction, { account, roles: { office, head, teaches }, host, ends });
  if ('refused' in joined && joined.refused === 'opened-by-others') return { refused: joined.refused };
  await insertDoor(transaction, {
    institutionId,
    accountId,
    openedBy: host,
    way: 'invitation',
    at: deps.clock.now(),
  });
  return { waits: 'held' in joined };
}
