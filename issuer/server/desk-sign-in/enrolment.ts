import { createHash } from 'node:crypto';
import type { PasskeyResponse, StaffRole, staffNameSchema } from '@mleg/issuer-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import { makeUuid } from '@mleg/platform/random/uuid';
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { z } from 'zod';
import type { IssuerDeps } from '../deps.ts';
import { DESK_INVITATION_LIFETIME } from '../durations.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import {
  closeFirstEnrolments,
  deleteEnrolment,
  type Enrolment,
  insertEnrolment,
  selectEnrolment,
} from './enrolment-store.ts';
import { acceptChallenge, makeChallenge } from './passkey-challenge.ts';
import { insertPasskey, type Passkey } from './passkey-store.ts';
import { DESK } from './sign-in.ts';
import type { Staff } from './staff.ts';
import { hasEmail, insertStaff, isNobodyThere } from './staff-store.ts';

type Needed = Pick<IssuerDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;
type Name = z.infer<typeof staffNameSchema>;

const TOKEN_BYTES = 32;

/** A link's secret part, for one person and one day. Without a name it lets in the first person of all. */
export async function invite(
  { clock, database, random }: Pick<Needed, 'clock' | 'database' | 'random'>,
  invited: { role: StaffRole; name?: Name },
): Promise<{ token: string; expiresAt: Date }> {
  const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url');
  const expiresAt = later(clock.now(), DESK_INVITATION_LIFETIME);
  await insertEnrolment(database, { ...invited, tokenDigest: digestOf(token), expiresAt });
  return { token, expiresAt };
}

/** For the very first person at the desk; nothing once there is somebody. */
export async function inviteFirst(
  deps: Pick<Needed, 'clock' | 'database' | 'random'>,
): Promise<{ token: string; expiresAt: Date } | undefined> {
  return (await isNobodyThere(deps.database)) ? invite(deps, { role: 'supervisor' }) : undefined;
}

export const readEnrolment = ({ database, clock }: Needed, token: string): Promise<Enrolment | undefined> =>
  selectEnrolment(database, digestOf(token), clock.now());

/** What the browser needs to make a passkey: kept in the authenticator, for a person it has verified. */
export async function enrolmentOptions(deps: Needed, token: string, typed: Name) {
  const enrolment = await readEnrolment(deps, token);
  if (!enrolment) return undefined;
  const { displayName, email } = enrolment.name ?? typed;
  return generateRegistrationOptions({
    rpName: deps.settings.authorityName,
    rpID: new URL(deps.settings.origin).hostname,
    challenge: makeChallenge(deps, enrolment.tokenDigest),
    userName: email,
    userDisplayName: displayName,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export type EnrolmentRefusal = 'unknown-enrolment' | 'passkey-refused' | 'email-taken';

/** Makes the account and its passkey together; the link is used up in the same transaction. */
export async function enrol(
  deps: Needed & Pick<IssuerDeps, 'journal'>,
  token: string,
  typed: Name,
  response: PasskeyResponse,
): Promise<{ staff: Staff } | { refused: EnrolmentRefusal }> {
  const enrolment = await readEnrolment(deps, token);
  if (!enrolment) return { refused: 'unknown-enrolment' };
  const staff = { staffId: makeUuid(deps.random), role: enrolment.role, ...(enrolment.name ?? typed) };
  if (await hasEmail(deps.database, staff.email)) return { refused: 'email-taken' };
  const passkey = await verifiedPasskey(deps, enrolment, response);
  if (!passkey) return { refused: 'passkey-refused' };
  return store(deps, enrolment, staff, passkey);
}

type Enrolled = { staff: Staff } | { refused: EnrolmentRefusal };

function store(
  deps: Needed & Pick<IssuerDeps, 'journal'>,
  enrolment: Enrolment,
  staff: Staff,
  passkey: Passkey,
): Promise<Enrolled> {
  const at = deps.clock.now();
  const { staffId } = staff;
  return changeForGood(deps, async (transaction, facts): Promise<Enrolled> => {
    if (!(await deleteEnrolment(transaction, enrolment.tokenDigest, facts))) return { refused: 'unknown-enrolment' };
    await closeFirstEnrolments(transaction);
    if (!enrolment.name && !(await isNobodyThere(transaction))) return { refused: 'unknown-enrolment' };
    if (!(await insertStaff(transaction, staff))) return { refused: 'email-taken' };
    await insertPasskey(transaction, staffId, passkey, at);
    const about = { institutionId: DESK, at, actor: staffId, subject: staffId };
    await recordAudit(transaction, { ...about, event: 'desk.enrolled', detail: { role: staff.role } });
    return { staff };
  });
}

/** WebAuthn Level 3 §7.1. */
async function verifiedPasskey(
  deps: Needed,
  { tokenDigest }: Enrolment,
  response: PasskeyResponse,
): Promise<Passkey | undefined> {
  const { origin } = deps.settings;
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: (challenge) => acceptChallenge(deps, tokenDigest, challenge),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { credentialId, publicKey, counter, transports };
}

const digestOf = (token: string) => createHash('sha256').update(token).digest();
