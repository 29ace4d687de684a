import { type Kysely, sql } from 'kysely';

/**
 * What the Ministry knows of an institution, apart from what the institution applies with: cards and the trust list say
 * `vouched`, whatever waits at the desk. Cards that were signed under an earlier name go on saying it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of VOUCHED) await sql.raw(statement).execute(database);
}

const VOUCHED = [
  `alter table institutions
    add column short_name text,
    add column address text,
    add column domain text,
    add column vouched jsonb,
    add column former_names jsonb not null default '[]',
    add column facts_by_desk boolean not null default false`,
  // Of what was in force before, everything is known but the domain, which nobody had been asked for.
  `update institutions set vouched = jsonb_strip_nulls(jsonb_build_object(
      'registryNumber', registry_number, 'kind', kind, 'name', name, 'cardTypes', policies -> 'cardTypes',
      'address', (parties #>> '{address,street}') || ', ' || (parties #>> '{address,postalCode}') || ' '
        || (parties #>> '{address,city}')))
    where was_in_force`,
];
