import type { Roles } from '@mleg/institution-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { insertGuardianship } from '../guardians/guardian-store.ts';
import { tell } from '../messages/tell.ts';
import { looksLikeStaff } from '../second-identities/looks-like-staff.ts';
import { noticeSecondIdentity } from '../second-identities/notice-second-identity.ts';
import type { Account } from '../sign-in/account.ts';
import { addRoles, lockRoles } from '../sign-in/staff-store.ts';
import { beginWork, mayNotBegin } from '../staff/begin-work.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';

type JoinDeps = Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;
type Joined = { joined: true } | NotYet;

interface Join {
  /** Whoever came with the code. */
  account: Account;
  /** Whoever sent it. */
  host: string;
  /** The second person's. */
  word?: Word;
}

/** A colleague works here when somebody who did not invite them has seen who they are. */
export async function joinStaff(
  deps: JoinDeps,
  transaction: Within,
  { account, roles, host, word, ends }: Join & { roles: Roles; ends: AccountEnd[] },
): Promise<Joined | { refused: 'opened-by-others' }> {
  const { institutionId } = deps.settings;
  const { accountId } = account;
  await lockRoles(transaction, institutionId);
  if (await mayNotBegin(transaction, institutionId, accountId)) return { refused: 'opened-by-others' };
  const secondIdentity = await looksLikeStaff(transaction, institutionId, account);
  if (secondIdentity) await noticeSecondIdentity(deps, transaction, { accountId, about: accountId });
  const facts = { touches: () => false, rights: true, secondIdentity, broughtBy: [host] };
  const deed = { kind: 'join-staff', about: accountId, content: { roles } } as const;
  const weighed = await weigh(deps, transaction, { deed, by: account, before: {}, facts, word });
  if (!('permission' in weighed)) return weighed;
  await beginWork(deps, transaction, { accountId, ends });
  const at = deps.clock.now();
  await addRoles(transaction, institutionId, { accountId, roles, at }, weighed.permission);
  await recordAudit(transaction, { institutionId, at, event: 'staff.joined', actor: accountId });
  return { joined: true };
}

/**
 * No source of record says who somebody's guardians are, so that somebody who did not invite them has to have seen who
 * came (Q19). Whoever knows the child already is told that there is one guardian more.
 */
export async function joinAsGuardian(
  deps: JoinDeps,
  transaction: Within,
  { account, personId, host, word }: Join & { personId: string },
): Promise<Joined> {
  const { institutionId } = deps.settings;
  const { accountId } = account;
  const secondIdentity = await looksLikeStaff(transaction, institutionId, account);
  if (secondIdentity)
    await noticeSecondIdentity(deps, transaction, { accountId, about: `${accountId} ${personId}`, personId });
  const touches = (people: readonly string[]) => people.includes(personId);
  const facts = { touches, newGuardian: true, secondIdentity, broughtBy: [host] };
  const deed = { kind: 'join-guardian', about: personId, content: {} } as const;
  const weighed = await weigh(deps, transaction, { deed, by: account, before: {}, facts, personId, word });
  if (!('permission' in weighed)) return weighed;
  const at = deps.clock.now();
  await tell(deps, transaction, { personId, kind: 'guardian-added', about: `${accountId} ${at.toISOString()}` });
  const guardianship = { institutionId, accountId, personId, since: at };
  await insertGuardianship(transaction, guardianship, weighed.permission);
  await recordAudit(transaction, { institutionId, at, event: 'guardian.added', actor: accountId, subject: personId });
  await notifyCardChanged(transaction, institutionId, personId);
  return { joined: true };
}
