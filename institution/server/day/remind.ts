import type { Reminder } from '@mleg/institution-contract/day';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Transaction } from 'kysely';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { accountsOf } from '../guardians/acting-for.ts';
import { tell } from '../messages/tell.ts';
import { selectPerson } from '../people/people-store.ts';
import { selectNewestSubmission } from '../photo-review/submission-store.ts';
import type { Account } from '../sign-in/account.ts';

type RemindDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

export interface Remind {
  by: Account;
  personId: string;
  what: Reminder;
}

export type RemindResult = { reminded: true } | { refused: 'not-found' | 'nothing-to-remind' | 'nobody-to-tell' };

/** Asks holder and guardians to do what only they can. Pressed twice on one day, it is one message (I9). */
export async function remind(deps: RemindDeps, { by, personId, what }: Remind): Promise<RemindResult> {
  const { institutionId } = deps.settings;
  return deps.database.transaction().execute(async (transaction) => {
    if (!(await selectPerson(transaction, institutionId, personId))) return { refused: 'not-found' };
    const about = await reminderAbout(deps, transaction, personId, what);
    if (about === undefined) return { refused: 'nothing-to-remind' };
    const accounts = await accountsOf({ ...deps, database: transaction }, personId);
    if (accounts.length === 0) return { refused: 'nobody-to-tell' };
    const today = dateInWarsaw(deps.clock.now());
    await tell(deps, transaction, { personId, kind: `${what}-reminder`, about: `${about} ${today}` });
    await recordAudit(transaction, {
      institutionId,
      at: deps.clock.now(),
      event: `reminder.${what}`,
      actor: by.accountId,
      subject: personId,
    });
    return { reminded: true };
  });
}

/** The order whose codes wait, or the photo that was rejected. */
async function reminderAbout(
  { clock, settings: { institutionId } }: RemindDeps,
  transaction: Transaction<InstitutionDatabase>,
  personId: string,
  what: Reminder,
): Promise<string | undefined> {
  if (what === 'codes') {
    const order = await selectNewestOrder(transaction, institutionId, personId);
    return order && stateAt(order, clock.now()) === 'ready' ? order.order_id : undefined;
  }
  const photo = await selectNewestSubmission(transaction, institutionId, personId);
  return photo?.state === 'rejected' ? photo.submission_id : undefined;
}
