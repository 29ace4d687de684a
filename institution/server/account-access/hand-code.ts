import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import { changeForGood } from '../account-ends/change-for-good.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { tell } from '../messages/tell.ts';
import { makePaperCode } from '../passwords/reset-password.ts';
import { type Account, isStaff } from '../sign-in/account.ts';
import { selectAccountById } from '../sign-in/account-store.ts';
import { insertDoor } from '../sign-in/door-store.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { peopleOf } from './people-of.ts';

type HandDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'limits' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;
type NotForThem = { refused: 'not-found' | 'not-yours' | 'has-email' };

type Handed = { code: string; expiresAt: string } | NotForThem | NotYet;

interface Hand {
  by: Account;
  accountId: string;
}

/**
 * A code on paper, for who has no e-mail and has proved in person who they are: where there is one, a link goes to the
 * owner and to nobody of the office (Q31). Nobody of the staff gets one: with it whoever hands it out would be two people.
 * They have links and passkeys, or are invited anew. Whoever hands one out counts as who let in whoever comes with it (Q28);
 * everybody whom the account concerns is told, and a few a day are all (Q35).
 */
export function handResetCode(
  deps: HandDeps & Pick<InstitutionDeps, 'journal'>,
  { by, accountId }: Hand,
): Promise<Handed> {
  const { institutionId } = deps.settings;
  return changeForGood(deps, async (transaction, ends): Promise<Handed> => {
    const weighed = await weighHand(deps, transaction, { by, accountId });
    if (!('permission' in weighed)) return weighed;
    const { code, expiresAt } = await makePaperCode(deps, transaction, { accountId, ends }, weighed.permission);
    const at = deps.clock.now();
    await insertDoor(transaction, { institutionId, accountId, openedBy: by.accountId, way: 'paper-code', at });
    const about = { institutionId, at, actor: by.accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.reset-handed' });
    const people = await peopleOf(deps, transaction, accountId);
    const told = `${accountId} ${at.toISOString()}`;
    await tell(
      deps,
      transaction,
      ...people.map((personId) => ({ personId, kind: 'code-handed', about: `${told} ${personId}` }) as const),
    );
    return { code, expiresAt: expiresAt.toISOString() };
  });
}

/** Also where a second person lets somebody hand one out: the code is for whoever asked. */
export async function weighHand(deps: HandDeps, transaction: Within, { by, accountId, word }: Hand & { word?: Word }) {
  const account = await selectAccountById(transaction, deps.settings.institutionId, accountId);
  if (!account) return { refused: 'not-found' } as const;
  if (accountId === by.accountId || isStaff(account)) return { refused: 'not-yours' } as const;
  if (deps.settings.mail && account.email) return { refused: 'has-email' } as const;
  const people = await peopleOf(deps, transaction, accountId);
  const touches = (own: readonly string[]) => people.some((personId) => own.includes(personId));
  const facts = { touches, amounts: [{ of: 'ways', count: 1 }] } as const;
  const deed = { kind: 'hand-code', about: accountId, content: {} } as const;
  // Of a pupil's own account it goes with the pupil; of a guardian's with the account.
  const { personId } = account;
  return weigh(deps, transaction, { deed, by, before: {}, facts, ...(personId ? { personId } : {}), word });
}
