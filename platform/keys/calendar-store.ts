import { type Kysely, sql } from 'kysely';
import type { KeyCalendar, KeyGeneration } from './key-calendar.ts';

export interface KeyCalendarTable {
  /** Of several parties that share a database, whose key it is. */
  owner: string;
  use: string;
  generation: number;
  kid: string;
  made_at: Date;
  signs_from: Date;
  ends_at: Date | null;
}

export interface CalendarDatabase {
  key_calendar: KeyCalendarTable;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any party's schema will do: only this table is used
type Within = Kysely<any>;

/** A calendar in the party's database. */
export const databaseCalendar = (database: Within, owner: string): KeyCalendar => ({
  read: async () => {
    const { rows } = await sql<KeyGeneration>`
      select use, generation, kid, made_at as "madeAt", signs_from as "signsFrom", ends_at as "endsAt"
      from key_calendar where owner = ${owner} order by use, generation`.execute(database);
    return rows;
  },
  add: async ({ use, generation, kid, madeAt, signsFrom, endsAt }) => {
    await sql`
      insert into key_calendar (owner, use, generation, kid, made_at, signs_from, ends_at)
      values (${owner}, ${use}, ${generation}, ${kid}, ${madeAt}, ${signsFrom}, ${endsAt})
      on conflict do nothing`.execute(database);
  },
});

/** Who has keys of a use, among several who share a database. */
export async function selectOwners(within: Within, use: string): Promise<string[]> {
  const { rows } = await sql<{ owner: string }>`
    select distinct owner from key_calendar where use = ${use} order by owner`.execute(within);
  return rows.map(({ owner }) => owner);
}

/** @returns false where it signs already or was to sign earlier anyway */
export async function bringForward(
  within: Within,
  { owner, use, generation, from, now }: { owner: string; use: string; generation: number; from: Date; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update key_calendar set signs_from = ${from}
    where owner = ${owner} and use = ${use} and generation = ${generation}
      and signs_from > ${from} and signs_from > ${now}`.execute(within);
  return numAffectedRows === 1n;
}
