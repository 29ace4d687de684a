import type { ViewerRole } from '@mleg/institution-contract/privacy';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { DataViewsTable } from '../database/privacy-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface NewViews {
  institutionId: string;
  personIds: readonly string[];
  viewedBy: string;
  role: ViewerRole;
  what: DataViewsTable['what'];
  day: string;
  at: Date;
  /** 0 for a part of what is recorded as a whole. */
  times?: 0 | 1;
}

/**
 * One statement for all of them, in one order: two who look at the same people do not lock each other out.
 * @returns how often each was looked at today, this time included
 */
export async function upsertViews(within: Within, views: NewViews): Promise<ReadonlyMap<string, number>> {
  const { institutionId, personIds, viewedBy, role, what, day, at, times = 1 } = views;
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ person_id: string; times: number }>`
    insert into data_views (institution_id, person_id, viewed_by, role, what, day, last_at, times)
    select people.institution_id, people.person_id, ${viewedBy}::uuid, ${role}, ${what}, ${day}::date,
      ${at}::timestamptz, ${times}::integer
    from people where people.institution_id = ${institutionId} and people.person_id = any(${[...personIds]}::uuid[])
    order by people.person_id
    on conflict (institution_id, person_id, viewed_by, what, day) do update
      set last_at = excluded.last_at, role = excluded.role, times = data_views.times + excluded.times
    returning person_id, times`.execute(within);
  return new Map(rows.map((row) => [row.person_id, row.times]));
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
  role: DataViewsTable['role'];
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
    .select([
      'data_views.what',
      'data_views.role',
      'data_views.last_at',
      sql<number>`greatest(data_views.times, 1)`.as('times'),
      'accounts.display_name',
    ])
    .where('data_views.institution_id', '=', institutionId)
    .where('data_views.person_id', '=', personId)
    .orderBy('data_views.last_at', 'desc')
    .orderBy('data_views.what', 'desc')
    .limit(limit)
    .execute();
}
