import type { Resemblance } from '@mleg/issuer-contract/desk';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** Something an institution would be known by from now on. */
export interface Said {
  what: Resemblance['in'][number];
  words: string;
}

/** More than anybody reads; that there are some is what counts. */
const MOST = 20;

/**
 * Other institutions that could be taken for the one of which all this is said: that are or ever were in force, that wait,
 * or were asked back or refused. Those who were in force come first.
 */
export async function selectResembled(
  within: Within,
  institutionId: string,
  said: readonly Said[],
): Promise<Resemblance[]> {
  const { rows } = await sql<Resemblance>`
    with said as materialized (select array(select unnest(likenesses_of(what, words))
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as one (what text, words text)) as likenesses)
    select institution_id as "institutionId", coalesce(vouched ->> 'name', name) as name, agreement_state as state,
      array(select distinct split_part(alike, ':', 1) from unnest(likenesses) as alike
        where alike = any ((select likenesses from said)::text[]) order by 1) as "in"
    from institutions
    where institution_id <> ${institutionId} and likenesses && (select likenesses from said)
    order by was_in_force desc, institution_id limit ${MOST}`.execute(within);
  return rows;
}

/** Of decisions that put somebody in force one comes after the other: two who look alike are not approved side by side. */
export async function holdResemblances(within: Transaction<IssuerDatabase>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('resemblances', 0))`.execute(within);
}
