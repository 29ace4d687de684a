import { type Kysely, sql } from 'kysely';

export interface NightlyChecksTable {
  day: string;
  begun_at: Date;
  violations: number | null;
}

export interface NightlyDatabase {
  nightly_checks: NightlyChecksTable;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only this table is used
type Within = Kysely<any>;

/** True for one of all processes; for another once the first has been silent since `lostBefore`. */
export async function claimCheck(
  within: Within,
  { day, now, lostBefore }: { day: string; now: Date; lostBefore: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into nightly_checks as known (day, begun_at) values (${day}::date, ${now})
    on conflict (day) do update set begun_at = excluded.begun_at
      where known.violations is null and known.begun_at < ${lostBefore}
    returning day`.execute(within);
  return rows.length === 1;
}

export async function storeCheck(within: Within, day: string, violations: number): Promise<void> {
  await sql`update nightly_checks set violations = ${violations} where day = ${day}::date`.execute(within);
}

/** The last one that has ended. */
export async function selectLastCheck(within: Within): Promise<{ begunAt: Date; violations: number } | undefined> {
  const { rows } = await sql<{ begunAt: Date; violations: number }>`
    select begun_at as "begunAt", violations from nightly_checks where violations is not null
    order by day desc limit 1`.execute(within);
  return rows[0];
}
