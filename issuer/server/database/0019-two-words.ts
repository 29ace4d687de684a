import { type Kysely, sql } from 'kysely';

/**
 * Every application takes two words of the desk: what each has said with theirs, and who could be taken for somebody that
 * only applies, or applied before.
 */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

/** What stands between words, of what a name is written in. */
const BETWEEN = String.raw`[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+`;

const STATEMENTS = [
  'alter table institutions drop column likenesses',
  'drop function likenesses_of(jsonb, jsonb, jsonb, jsonb)',
  // The words of a name in whatever order, each by its skeleton: a number is one with or without nr and leading zeros,
  // and of digits 0 and 1 the skeleton has made o and l.
  `create function words_of(name text) returns text language sql immutable parallel safe
    return (select string_agg(word, ' ' order by word collate "C") from (
      select regexp_replace(skeleton_of(one), '^o+(?=[ol2-9]+$)', '') as word
      from regexp_split_to_table(
        regexp_replace(normalize(name, NFKC), '([^0-9])([0-9])', '\\1 \\2', 'g'), '${BETWEEN}') as one
    ) as words where word not in ('', 'nr', 'numer', 'no'))`,
  `create function likenesses_of(what text, words text) returns text[] language sql immutable parallel safe
    return array_remove(array[
      likeness_of(what, words), case when what = 'name' then 'name:' || words_of(words) end], null)`,
  // By what cards and the trust list know an institution, now or earlier; by what it says of itself where it applies; and
  // by its number and keys.
  `create function institution_likenesses(name text, short_name text, address text, domain text, kind text,
    registry_number text, parties jsonb, vouched jsonb, former_names jsonb, signing_key jsonb, encryption_key jsonb)
    returns text[] language sql immutable parallel safe
    return likenesses_of('name', name)
      || likenesses_of('name', short_name)
      || likenesses_of('address', coalesce(address, (parties #>> '{address,street}') || ', '
        || (parties #>> '{address,postalCode}') || ' ' || (parties #>> '{address,city}')))
      || likenesses_of('domain', domain)
      || likenesses_of('registry-number', kind || ' ' || registry_number)
      || likenesses_of('name', vouched ->> 'name')
      || likenesses_of('name', vouched ->> 'shortName')
      || likenesses_of('address', vouched ->> 'address')
      || likenesses_of('domain', vouched ->> 'domain')
      || likenesses_of('registry-number', (vouched ->> 'kind') || ' ' || (vouched ->> 'registryNumber'))
      || likenesses_of('key', (signing_key ->> 'x') || (signing_key ->> 'y'))
      || likenesses_of('key', (encryption_key ->> 'x') || (encryption_key ->> 'y'))
      || array(select unnest(likenesses_of('name', former)) from jsonb_array_elements_text(former_names) as former)`,
  `alter table institutions add column former_likenesses text[] not null default '{}'`,
  `alter table institutions add column likenesses text[] not null generated always as (institution_likenesses(name,
    short_name, address, domain, kind, registry_number, parties, vouched, former_names, signing_key, encryption_key)
    || former_likenesses) stored`,
  'create index institutions_likenesses on institutions using gin (likenesses)',
  'alter table desk_words add column terms jsonb, add column body text',
];
