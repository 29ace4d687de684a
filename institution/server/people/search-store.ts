import type { PeopleFilter } from '@mleg/institution-contract/person';
import { later } from '@mleg/platform/clock/durations';
import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { OPEN } from '../database/order-state-sql.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { CODES_END_SOON } from '../durations.ts';
import { type PersonRecord, personRecord, standings } from './people-store.ts';

export interface PeopleSearch {
  words: readonly string[];
  group?: string | undefined;
  state?: PeopleFilter | undefined;
  now: Date;
  offset?: number | undefined;
  /** Only these, whatever the words. */
  among?: readonly string[] | undefined;
  limit: number;
}

/** Whose PESEL it is. */
export async function selectPersonOfPesel(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  lookup: Buffer,
): Promise<string | undefined> {
  const row = await within
    .selectFrom('people')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('pesel_lookup', '=', lookup)
    .executeTakeFirst();
  return row?.person_id;
}

/** People in the order of a Polish list of names, and how many there are in all. */
export async function selectMatchingPeople(
  within: Kysely<InstitutionDatabase>,
  institutionId: string,
  search: PeopleSearch,
): Promise<{ people: PersonRecord[]; total: number }> {
  let query = within.selectFrom('people').where('institution_id', '=', institutionId);
  if (search.group !== undefined) query = query.where('studies', '=', search.group);
  if (search.state) query = query.where(FILTERS[search.state]({ institutionId, now: search.now }));
  if (search.among) query = query.where('person_id', '=', sql<string>`any (${search.among}::uuid[])`);
  else for (const word of search.words) query = query.where('search_text', 'like', `%${escapeLike(word)}%`);
  const counted = await query.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .select(standings)
    .orderBy(sql`family_name collate "pl-x-icu"`)
    .orderBy(sql`given_name collate "pl-x-icu"`)
    .orderBy('person_id')
    .limit(search.limit)
    .offset(search.offset ?? 0)
    .execute();
  return { people: rows.map(personRecord), total: counted.total };
}

/** Of the one order that could still end on a phone, or has. */
const openOrder = (condition: RawBuilder<unknown>) => sql<boolean>`exists (
  select 1 from card_orders o
  where o.institution_id = people.institution_id and o.person_id = people.person_id and o.state in ${OPEN} and ${condition}
)`;

interface Moment {
  institutionId: string;
  now: Date;
}

/** Codes past their time are dead whatever the issuer says. */
const FILTERS: Readonly<Record<PeopleFilter, (moment: Moment) => RawBuilder<boolean>>> = {
  // A list to look into, once: asked for each person, it takes half a minute until the server has counted new orders.
  'no-card': ({ institutionId, now }) => sql`people.status = 'active' and people.person_id not in (
    select o.person_id from card_orders o
    where o.institution_id = ${institutionId} and o.state in ${OPEN} and (o.state <> 'ready' or o.expires_at > ${now})
  )`,
  'codes-ready': ({ now }) => openOrder(sql`o.state = 'ready' and o.expires_at > ${now}`),
  active: () => openOrder(sql`o.state = 'activated'`),
  expiring: ({ now }) =>
    openOrder(sql`o.state = 'ready' and o.expires_at > ${now} and o.expires_at <= ${later(now, CODES_END_SOON)}`),
};

/** Words hold letters and digits only, but a pattern must stay literal whatever the folding lets through. */
function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, (character) => `\\${character}`);
}
