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

/** By what cards and the trust list know an institution, now or earlier, and by which keys and number we do. */
const KNOWN_BY = sql`
  select 'name' as what, vouched ->> 'name' as words
  union all select 'name', vouched ->> 'shortName'
  union all select 'name', jsonb_array_elements_text(former_names)
  union all select 'address', vouched ->> 'address'
  union all select 'domain', vouched ->> 'domain'
  union all select 'registry-number', (vouched ->> 'kind') || ' ' || (vouched ->> 'registryNumber')
  union all select 'key', (signing_key ->> 'x') || (signing_key ->> 'y')
  union all select 'key', (encryption_key ->> 'x') || (encryption_key ->> 'y')`;

/** Other institutions that are, or ever were, in force and could be taken for the one of which all this is said. */
export async function selectResembled(
  within: Within,
  institutionId: string,
  said: readonly Said[],
): Promise<Resemblance[]> {
  const { rows } = await sql<Resemblance>`
    select institution_id as "institutionId", vouched ->> 'name' as name, agreement_state as state,
      array_agg(distinct known.what) as "in"
    from institutions cross join lateral (${KNOWN_BY}) as known
    join (select what, skeleton_of(words) as skeleton
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as said (what text, words text)) as said
      on said.what = known.what and said.skeleton = skeleton_of(known.words)
    where was_in_force and institution_id <> ${institutionId} and skeleton <> ''
    group by institution_id order by institution_id limit ${MOST}`.execute(within);
  return rows;
}

/** Of decisions that put somebody in force one comes after the other: two who look alike are not approved side by side. */
export async function holdResemblances(within: Transaction<IssuerDatabase>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('resemblances', 0))`.execute(within);
}
