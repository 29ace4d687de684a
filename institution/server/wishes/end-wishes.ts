import { recordAudit } from '@mleg/platform/audit/record-audit';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Transaction } from 'kysely';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { tell } from '../messages/tell.ts';
import { selectOrphans, type Wish, withdrawApplication, withdrawPhoto, withdrawRequest } from './wish-store.ts';

type EndDeps = Pick<InstitutionDeps, 'clock' | 'settings'>;

/**
 * With the right to act for somebody ends what its holder has left waiting about them: nobody of the office does by it what
 * takes two without it (Q90). Asked wherever a right ends, and each minute, because one ends by itself on a birthday (G77);
 * whoever still acts for the person is told, and may ask anew.
 */
export async function endWishes(
  deps: EndDeps,
  transaction: Transaction<InstitutionDatabase>,
  actor: string,
): Promise<void> {
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  for (const wish of await selectOrphans(transaction, institutionId, dateInWarsaw(at))) {
    if (!(await withdraw(transaction, institutionId, wish, at))) continue;
    const { id: about, kind, personId } = wish;
    await recordAudit(transaction, { institutionId, at, event: EVENTS[kind], actor, subject: personId });
    await tell(deps, transaction, { personId, kind: 'wish-ended', about, detail: kind });
    await notifyCardChanged(transaction, institutionId, personId);
  }
}

/** The same beside requests. */
export function endWishesOfAll(deps: EndDeps & Pick<InstitutionDeps, 'database'>): Promise<void> {
  return deps.database.transaction().execute((transaction) => endWishes(deps, transaction, 'system'));
}

const EVENTS = {
  photo: 'photo.withdrawn',
  issue: 'application.issue-withdrawn',
  cancel: 'application.cancel-withdrawn',
  objection: 'application.objection-withdrawn',
  erasure: 'privacy.erasure-withdrawn',
} as const;

/** @returns false where it was decided meanwhile */
function withdraw(
  transaction: Transaction<InstitutionDatabase>,
  institutionId: string,
  { kind, id }: Wish,
  at: Date,
): Promise<boolean> {
  if (kind === 'photo') return withdrawPhoto(transaction, institutionId, id, at);
  if (kind === 'erasure') return withdrawRequest(transaction, institutionId, id);
  return withdrawApplication(transaction, institutionId, id, at);
}
