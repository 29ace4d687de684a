import { recordAudit } from '@mleg/platform/audit/record-audit';
import { changeForGood } from '../account-ends/change-for-good.ts';
import { tellAccount } from '../account-mails/account-mail-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { deleteResets } from '../passwords/reset-store.ts';
import { type Account, isStaff } from '../sign-in/account.ts';
import { selectAccountById, selectIsStaffsAddress, updateAddress } from '../sign-in/account-store.ts';
import { insertDoor } from '../sign-in/door-store.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { peopleOf } from './people-of.ts';

type ChangeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'journal' | 'keys' | 'limits' | 'random' | 'settings'>;

type Changed =
  | { changed: true }
  | { refused: 'not-found' | 'not-yours' }
  | { refused: 'too-many'; retryAfterSeconds: number }
  | NotYet;

interface ChangeAddress {
  by: Account;
  accountId: string;
  /** Empty: none from now on. */
  email: string;
  /** The second person's. */
  word?: Word;
}

/**
 * Another e-mail address for an account whose owner has lost theirs. Whoever reads its mail opens the account with a link,
 * so that two people look at it, and both addresses are told (Q31). Nobody of the staff is let in by this: they have
 * passkeys, or are invited anew.
 */
export async function changeAddress(deps: ChangeDeps, { by, accountId, email, word }: ChangeAddress): Promise<Changed> {
  const { institutionId } = deps.settings;
  // Each is a question about somebody's address, too (Q84); the second person's word asks nothing.
  const over = word ? undefined : await deps.limits.count('addresses-asked', by.accountId);
  if (over) return { refused: 'too-many', retryAfterSeconds: over.retryAfterSeconds };
  return changeForGood(deps, async (transaction, ends): Promise<Changed> => {
    const account = await selectAccountById(transaction, institutionId, accountId);
    if (!account) return { refused: 'not-found' };
    if (isStaff(account) || accountId === by.accountId) return { refused: 'not-yours' };
    const people = await peopleOf(deps, transaction, accountId);
    const facts = {
      touches: (own: readonly string[]) => people.some((personId) => own.includes(personId)),
      wayIn: true,
      secondIdentity: await selectIsStaffsAddress(transaction, institutionId, email),
    };
    const deed = { kind: 'change-address', about: accountId, content: { email } } as const;
    // Of a pupil's own account it goes with the pupil; of a guardian's with the account.
    const { personId } = account;
    const weighed = await weigh(deps, transaction, {
      deed,
      by,
      facts,
      before: { email: account.email },
      ...(personId ? { personId } : {}),
      word,
    });
    if (!('permission' in weighed)) return weighed;
    await tellAccount(deps, transaction, accountId, 'address-changed');
    const at = deps.clock.now();
    const change = { accountId, email: email || null, at, ends };
    await updateAddress(transaction, institutionId, change, weighed.permission);
    await tellAccount(deps, transaction, accountId, 'address-changed');
    await deleteResets(transaction, institutionId, accountId, ends);
    await insertDoor(transaction, { institutionId, accountId, openedBy: by.accountId, way: 'address', at });
    const about = { institutionId, at, actor: by.accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.address-changed' });
    return { changed: true };
  });
}
