import type { NumberTaken } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { lookAtPesels } from '../looks/look-at-pesels.ts';
import { selectPeople } from '../people/people-store.ts';
import { fullName } from '../people/person.ts';
import type { Account } from '../sign-in/account.ts';
import type { Taken } from './taken-numbers-store.ts';

/** Thrown, so that nothing of what was done on a second person's word remains. */
export class NumbersTaken extends Error {
  readonly taken: readonly Taken[];
  constructor(taken: readonly Taken[]) {
    super('Numbers that would be given back are somebody else’s by now.');
    this.taken = taken;
  }
}

/** Says who has them. To know that a PESEL is theirs is a look at it, of each who decided (Q40). */
export async function describeTaken(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>,
  taken: readonly Taken[],
  { importId, deciders }: { importId: string; deciders: readonly Account[] },
): Promise<NumberTaken[]> {
  const { institutionId } = deps.settings;
  const personIds = taken.flatMap(({ personId, field }) => (field === 'pesel' ? [personId] : []));
  return deps.database.transaction().execute(async (transaction) => {
    for (const by of deciders) await lookAtPesels(deps, transaction, { by, personIds, found: 'found-by-file' });
    const event = { institutionId, at: deps.clock.now(), event: 'import.numbers-taken' as const };
    const actor = deciders.at(-1)?.accountId ?? 'nobody';
    await recordAudit(transaction, { ...event, actor, subject: importId });
    const ids = taken.map(({ personId }) => personId);
    const names = new Map(
      (await selectPeople(transaction, institutionId, ids)).map((person) => [person.personId, fullName(person)]),
    );
    return taken.map((one) => ({ ...one, displayName: names.get(one.personId) ?? '' }));
  });
}
