import { CREATE_SKELETON_OF } from '@mleg/platform/skeleton/skeleton';
import { type Kysely, sql } from 'kysely';

/** Which login may be taken for another one. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  CREATE_SKELETON_OF,
  'create index accounts_skeleton on accounts (institution_id, provider, skeleton_of(subject))',
];
