import type { historyEntrySchema } from '@mleg/institution-contract/person';
import { type HistoryEvent, readHistory } from '@mleg/platform/audit/read-audit';
import type { z } from 'zod';
import { nameOfStored } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';
import { accountsOf } from '../guardians/acting-for.ts';
import { VIEW_EVENTS } from '../looks/note-view.ts';
import { selectApprovers } from '../mass-actions/mass-action-store.ts';
import { selectAccountNames } from '../sign-in/account-store.ts';

type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Actors that are no account. */
const ROLES = ['student', 'issuer', 'system'];

/** A code on paper opens the account of whoever sees the card: who handed it out, and when it was used. */
const isOfPaper = ({ event, detail }: HistoryEvent): boolean =>
  event === 'account.reset-handed' || (event === 'account.password-reset' && detail?.['by'] === 'paper');

/**
 * What happened to somebody's card, newest first. `actor` is `student`, `issuer`, `system`, or the name of the office's
 * worker, `approvedBy` the second person's; `detail` a reason or kind of device where there is one.
 */
export async function personHistory(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  personId: string,
): Promise<HistoryEntry[]> {
  const { institutionId } = deps.settings;
  const recorded = await readHistory(deps.database, institutionId, personId);
  for (const accountId of await accountsOf(deps, personId)) {
    recorded.push(...(await readHistory(deps.database, institutionId, accountId)).filter(isOfPaper));
  }
  // That a file was opened is for the person's own page; here it would stand between what happened to the card.
  const events = recorded.filter(({ event }) => event !== VIEW_EVENTS.file);
  const ids = events.flatMap(({ detail }) => (detail?.['massAction'] ? [String(detail['massAction'])] : []));
  const approvers = await selectApprovers(deps.database, institutionId, [...new Set(ids)]);
  const approverOf = ({ detail }: HistoryEvent): string | undefined =>
    detail?.['approvedBy'] === undefined ? approvers.get(String(detail?.['massAction'])) : String(detail['approvedBy']);
  const actors = events.flatMap((event) => [event.actor, approverOf(event) ?? event.actor]);
  const accountIds = [...new Set(actors.filter((actor) => !ROLES.includes(actor)))];
  const names = await selectAccountNames(deps.database, institutionId, accountIds);
  return events.map((recordedEvent) => {
    const { at, event, actor, detail } = recordedEvent;
    const said = detail?.['reason'] ?? detail?.['device'];
    const approver = approverOf(recordedEvent);
    return {
      at: at.toISOString(),
      event: nameOfStored(event),
      actor: names.get(actor) ?? actor,
      ...(approver === undefined ? {} : { approvedBy: names.get(approver) ?? approver }),
      ...(said === undefined ? {} : { detail: String(said) }),
    };
  });
}
