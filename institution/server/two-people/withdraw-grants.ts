import type { AccountEnd } from '../account-ends/account-end.ts';
import type { Account } from '../sign-in/account.ts';
import { closeDeed } from './close-deed.ts';
import { noteDeed } from './keep-deed.ts';
import { selectWaitingGrants } from './waiting-store.ts';
import type { WeighDeps, Within } from './weighing.ts';

interface Withdraw {
  /** Whoever ends the right. */
  by: Account;
  accountId: string;
  /** Of a guardian: whose. Missing: what the staff may do. */
  personId?: string;
  /** What ends, for the journal. */
  ends: AccountEnd[];
}

/** With a right that ends goes what waits to give it: an older request would else give it back when it is approved. */
export async function withdrawGrants(
  deps: WeighDeps,
  transaction: Within,
  { by, accountId, personId, ends }: Withdraw,
): Promise<void> {
  const decision = { state: 'refused', decided_by: by.accountId, decided_at: deps.clock.now() } as const;
  for (const held of await selectWaitingGrants(transaction, deps.settings.institutionId, { accountId, personId })) {
    if (!(await closeDeed(deps, transaction, held, decision))) continue;
    ends.push({ end: 'request', deedId: held.deed_id });
    const event = held.asked_by === by.accountId ? 'deed.taken-back' : 'deed.refused';
    await noteDeed(deps, transaction, event, { actor: by.accountId, held });
  }
}
