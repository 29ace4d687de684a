import type { NumberTaken } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { lookAtPesels } from '../looks/look-at-pesels.ts';
import { selectPeople } from '../people/people-store.ts';
import { fullName } from '../people/person.ts';
import type { Account } from '../sign-in/account.ts';
import type { ImportKey } from './row-store.ts';

interface Taken {
  personId: string;
  field: NumberTaken['field'];
}

/** Thrown, so that nothing of what was done on a second person's word remains. */
export class NumbersTaken extends Error {
  readonly taken: readonly Taken[];
  constructor(taken: readonly Taken[]) {
    super('Numbers that would be given back are somebody else’s by now.');
    this.taken = taken;
  }
}

/** Who has a number that somebody would have again if the file were undone; whom it brought goes before that. */
export async function selectTakenNumbers(
  within: Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>,
  { institutionId, importId }: ImportKey,
): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select distinct holder.person_id as "personId",
      case when holder.pesel_lookup = earlier.pesel_lookup then 'pesel' else 'albumNumber' end as field
    from roster_rows cross join lateral jsonb_populate_record(null::people, roster_rows.before) as earlier
      join people as holder on holder.institution_id = roster_rows.institution_id
        and holder.person_id <> roster_rows.person_id
        and (holder.pesel_lookup = earlier.pesel_lookup or holder.album_number = earlier.album_number)
    where roster_rows.institution_id = ${institutionId} and roster_rows.import_id = ${importId}
      and roster_rows.kind in ('changed', 'leaving')
      and not exists (select from roster_rows as other where other.institution_id = roster_rows.institution_id
        and other.import_id = roster_rows.import_id and other.person_id = holder.person_id
        and other.kind = 'new')`.execute(within);
  return rows;
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
