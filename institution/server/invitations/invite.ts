import { createHmac } from 'node:crypto';
import type { Invitation, Roles } from '@mleg/institution-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import { makeUuid } from '@mleg/platform/random/uuid';
import { groupManualCode, makeManualCode } from '@mleg/student-card/manual-code';
import type { InstitutionDeps } from '../deps.ts';
import { INVITATION_LIFETIME } from '../durations.ts';
import { isMinor } from '../guardians/acting-for.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { deleteInvitationsBefore, insertInvitation } from './invitation-store.ts';

type InviteDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;
type GuardianRefused = { refused: 'not-found' | 'not-a-minor' } | { refused: 'too-many'; retryAfterSeconds: number };

const NO_ROLES: Roles = { office: false, head: false, teaches: [] };

interface Invite {
  by: Account;
  /** As the office knows them, and as the account will be called. */
  displayName: string;
}

/** A code for a guardian, to be handed over in person or by letter; for one pupil no more than a family needs (Q98). */
export async function inviteGuardian(
  deps: InviteDeps & Pick<InstitutionDeps, 'limits'>,
  { personId, ...invite }: Invite & { personId: string },
): Promise<Invitation | GuardianRefused> {
  const person = await selectPerson(deps.database, deps.settings.institutionId, personId);
  if (!person) return { refused: 'not-found' };
  const over = await deps.limits.count('guardian-invitations', personId);
  if (over) return { refused: 'too-many', retryAfterSeconds: over.retryAfterSeconds };
  if (!isMinor(deps, person)) return { refused: 'not-a-minor' };
  return store(deps, invite, NO_ROLES, personId);
}

/** A code for a colleague. */
export async function inviteStaff(
  deps: InviteDeps,
  { roles, ...invite }: Invite & { roles: Roles },
): Promise<Invitation | { refused: 'no-role' }> {
  if (!roles.office && !roles.head && roles.teaches.length === 0) return { refused: 'no-role' };
  return store(deps, invite, roles);
}

async function store(
  deps: InviteDeps,
  { by, displayName }: Invite,
  roles: Roles,
  personId?: string,
): Promise<Invitation> {
  const { institutionId } = deps.settings;
  const code = makeManualCode((below) => deps.random.below(below));
  const at = deps.clock.now();
  const expiresAt = later(at, INVITATION_LIFETIME);
  await deps.database.transaction().execute(async (transaction) => {
    await insertInvitation(transaction, {
      institution_id: institutionId,
      invitation_id: makeUuid(deps.random),
      code_hash: hashInvitationCode(deps, code),
      display_name: displayName,
      person_id: personId ?? null,
      ...roles,
      invited_by: by.accountId,
      expires_at: expiresAt,
    });
    const event = personId ? 'guardian.invited' : 'staff.invited';
    const subject = personId ? { subject: personId } : {};
    await recordAudit(transaction, { institutionId, at, event, actor: by.accountId, ...subject });
  });
  return { code: groupManualCode(code), expiresAt: expiresAt.toISOString() };
}

/** Without the key the database's hashes say nothing about the codes (as decision 10 of the issuer's codes). */
export function hashInvitationCode({ keys }: Pick<InviteDeps, 'keys'>, code: string): Buffer {
  return createHmac('sha256', keys.invitations).update(code).digest();
}

export async function forgetInvitations({
  clock,
  database,
  settings,
}: Pick<InviteDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  await deleteInvitationsBefore(database, settings.institutionId, clock.now());
}
