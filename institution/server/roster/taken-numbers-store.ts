import type { NumberTaken } from '@mleg/institution-contract/roster';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { ImportKey } from './row-store.ts';

export interface Taken {
  personId: string;
  field: NumberTaken['field'];
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
