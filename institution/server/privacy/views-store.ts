import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { DataViewsTable } from '../database/privacy-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface NewView {
  institutionId: string;
  personId: string;
  viewedBy: string;
  what: DataViewsTable['what'];
  day: string;
  at: Date;
}

/** @returns how often it was looked at today, this time included */
export async function upsertView(within: Within, view: NewView): Promise<number> {
  const { times } = await within
    .insertInto('data_views')
    .values({
      institution_id: view.institutionId,
      person_id: view.personId,
      viewed_by: view.viewedBy,
      what: view.what,
      day: view.day,
      last_at: view.at,
      times: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'person_id', 'viewed_by', 'what', 'day'])
        .doUpdateSet({ last_at: view.at, times: sql`data_views.times + 1` }),
    )
    .returning('times')
    .executeTakeFirstOrThrow();
  return times;
}

/** How many PESELs an account has seen on a day; until the end of the transaction nothing else counts for it. */
export async function countPeselViews(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  { viewedBy, day }: { viewedBy: string; day: string },
): Promise<number> {
  await within
    .selectFrom('accounts')
    .select('account_id')
    .where('institution_id', '=', institutionId)
    .where('account_id', '=', viewedBy)
    .forNoKeyUpdate()
    .execute();
  const { seen } = await within
    .selectFrom('data_views')
    .select(sql<number>`coalesce(sum(times), 0)::int`.as('seen'))
    .where('institution_id', '=', institutionId)
    .where('viewed_by', '=', viewedBy)
    .where('day', '=', day)
    .where('what', '=', 'pesel')
    .executeTakeFirstOrThrow();
  return seen;
}

export interface ViewRecord {
  what: DataViewsTable['what'];
  last_at: Date;
  times: number;
  /** Missing: the account is no longer there. */
  display_name: string | null;
}

/** Who looked at somebody's data, the newest first. */
export function selectViews(
  within: Within,
  institutionId: string,
  personId: string,
  limit: number,
): Promise<ViewRecord[]> {
  return within
    .selectFrom('data_views')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'data_views.institution_id')
        .onRef('accounts.account_id', '=', 'data_views.viewed_by'),
    )
    .select(['data_views.what', 'data_views.last_at', 'data_views.times', 'accounts.display_name'])
    .where('data_views.institution_id', '=', institutionId)
    .where('data_views.person_id', '=', personId)
    .orderBy('data_views.last_at', 'desc')
    .orderBy('data_views.what', 'desc')
    .limit(limit)
    .execute();
}
