import type { WishKind } from '@mleg/institution-contract/message';
import { type Kysely, sql, type Transaction } from 'kysely';
import { APPLICATION_LIFE, SUBMISSION_LIFE } from '../database/lives.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Something asked for about a person, that waits for the office. */
export interface Wish {
  kind: WishKind;
  id: string;
  personId: string;
}

/** Those of accounts that may not act for the person on that day: as `actingFor` says it of one. */
export async function selectOrphans(within: Within, institutionId: string, day: string): Promise<Wish[]> {
  const { rows } = await sql<Wish>`
    with wishes as (
      select 'photo' as kind, submission_id as id, person_id, submitted_by as asked_by from photo_submissions
      where institution_id = ${institutionId} and state = 'waiting'
      union all
      select kind, application_id, person_id, applied_by from applications
      where institution_id = ${institutionId} and state = 'waiting'
      union all
      select 'erasure', alert_id, person_id, account_id from alerts
      where institution_id = ${institutionId} and kind = 'erasure-requested'
    )
    select wishes.kind, wishes.id, wishes.person_id as "personId"
    from wishes join people on people.institution_id = ${institutionId} and people.person_id = wishes.person_id
    where not exists (select from accounts as own
        where own.institution_id = ${institutionId} and own.account_id = asked_by and own.person_id = wishes.person_id)
      and not exists (select from guardianships as standing
        where standing.institution_id = ${institutionId} and standing.account_id = asked_by
          and standing.person_id = wishes.person_id and standing.ended_at is null
          and people.birthdate is not null
          and (extract(year from people.birthdate) + 18)::integer || to_char(people.birthdate, '-MM-DD') > ${day})
    order by wishes.person_id, wishes.id`.execute(within);
  return rows;
}

/** The picture is forgotten with it. */
export async function withdrawPhoto(within: Within, institutionId: string, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('photo_submissions')
    .set({ state: 'withdrawn', jpeg: null, decided_at: at })
    .where('institution_id', '=', institutionId)
    .where('submission_id', '=', id)
    .where(SUBMISSION_LIFE.move('withdrawn').where)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function withdrawApplication(
  within: Within,
  institutionId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('applications')
    .set({ state: 'withdrawn', decided_at: at })
    .where('institution_id', '=', institutionId)
    .where('application_id', '=', id)
    .where(APPLICATION_LIFE.move('withdrawn').where)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function withdrawRequest(within: Within, institutionId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await within
    .deleteFrom('alerts')
    .where('institution_id', '=', institutionId)
    .where('alert_id', '=', id)
    .where('kind', '=', 'erasure-requested')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
