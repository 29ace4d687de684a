import type { Roles } from '@mleg/institution-contract/staff';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import { changeForGood } from '../account-ends/change-for-good.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type Account, isStaff } from '../sign-in/account.ts';
import { countApprovers, lockRoles, selectRoles, updateRoles } from '../sign-in/staff-store.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { withdrawGrants } from '../two-people/withdraw-grants.ts';
import { beginWork, mayNotBegin } from './begin-work.ts';
import { rolesVersion } from './roles-version.ts';

type SetDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'journal' | 'keys' | 'random' | 'settings'>;

type SetRoles = { by: Account; accountId: string; roles: Roles } & (
  | {
      /** Of the roles that were shown; of an account that has none there is none. */
      version: string | undefined;
    }
  | {
      /** The second person's. */
      word: Word;
    }
);

type Refusal = 'own-roles' | 'not-found' | 'opened-by-others' | 'changed-meanwhile';
type SetResult = { set: true } | { refused: Refusal } | NotYet;

/**
 * What a colleague may do from now on; their open sessions follow at once. Nobody changes their own roles, so that none
 * raises themselves and there is always a head left. Giving a right takes two people, and so does taking one from the
 * last but one who could approve what others ask for; to end any other right is never too early, and takes back what waits
 * to give that account one (Q63). Where the account has other roles by now than were shown, nothing is set (Q74).
 */
export async function setRoles(deps: SetDeps, { by, accountId, roles, ...asked }: SetRoles): Promise<SetResult> {
  const word = 'word' in asked ? asked.word : undefined;
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  if (accountId === by.accountId) {
    await recordAudit(deps.database, { institutionId, at, event: 'staff.own-roles-refused', actor: by.accountId });
    return { refused: 'own-roles' };
  }
  return changeForGood(deps, async (transaction, ends): Promise<SetResult> => {
    await lockRoles(transaction, institutionId);
    const known = await selectRoles(transaction, institutionId, accountId);
    if (!known) return { refused: 'not-found' };
    if (await mayNotBegin(transaction, institutionId, accountId)) return { refused: 'opened-by-others' };
    // Whoever takes all of them means all, whichever they are by now.
    if ('version' in asked && isStaff(roles) && !isShown(deps, { accountId, known, version: asked.version }))
      return { refused: 'changed-meanwhile' };
    const rights = gives(known, roles) || (await leavesOne(transaction, institutionId, { accountId, known, roles }));
    const deed = { kind: 'set-roles', about: accountId, content: { roles } } as const;
    const facts = { touches: () => false, rights, broughtBy: [accountId] };
    const before = { office: known.office, head: known.head, teaches: known.teaches.toSorted() };
    const weighed = await weigh(deps, transaction, { deed, by, facts, before, word });
    if (!('permission' in weighed)) return weighed;
    if (gives(known, roles)) await beginWork(deps, transaction, { accountId, ends });
    await updateRoles(transaction, institutionId, { accountId, roles, at, ends }, weighed.permission);
    if (gives(roles, known)) await withdrawGrants(deps, transaction, { by, accountId, ends });
    const { office, head, teaches } = roles;
    await recordAudit(transaction, {
      institutionId,
      at,
      event: 'staff.roles-set',
      actor: by.accountId,
      subject: accountId,
      detail: { office, head, classes: teaches.length },
    });
    return { set: true };
  });
}

function isShown(
  deps: Pick<SetDeps, 'keys'>,
  { accountId, known, version }: { accountId: string; known: Known; version: string | undefined },
): boolean {
  return version === (isStaff(known) ? rolesVersion(deps, accountId, known) : undefined);
}

type Known = Pick<Account, 'office' | 'head' | 'teaches'>;

function gives(known: Known, { office, head, teaches }: Known): boolean {
  return (office && !known.office) || (head && !known.head) || teaches.some((one) => !known.teaches.includes(one));
}

async function leavesOne(
  transaction: Transaction<InstitutionDatabase>,
  institutionId: string,
  { accountId, known, roles }: { accountId: string; known: Known; roles: Roles },
): Promise<boolean> {
  const ends = (known.office || known.head) && !roles.office && !roles.head;
  return ends && (await countApprovers(transaction, institutionId, [accountId])) < 2;
}
