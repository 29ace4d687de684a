import { recordAudit } from '@mleg/platform/audit/record-audit';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';

/** The second person's word on somebody who was entered by hand when people were here before they were confirmed. */
export function keepPerson(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>,
  { by, personId, word }: { by: Account; personId: string; word: Word },
): Promise<{ kept: true } | NotYet> {
  return deps.database.transaction().execute(async (transaction) => {
    const deed = { kind: 'keep-person', about: personId, content: {} } as const;
    const facts = { touches: (people: readonly string[]) => people.includes(personId), newPeople: 1 };
    const weighed = await weigh(deps, transaction, { deed, by, before: {}, facts, personId, word });
    if (!('permission' in weighed)) return weighed;
    const { institutionId } = deps.settings;
    const event = { institutionId, at: deps.clock.now(), event: 'person.confirmed' as const };
    await recordAudit(transaction, { ...event, actor: word.by.accountId, subject: personId });
    await notifyCardChanged(transaction, institutionId, personId);
    return { kept: true };
  });
}
