import { type Kysely, sql } from 'kysely';

/** The office's first page and its search. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of [...STUCK, SEARCHED]) await sql.raw(statement).execute(database);
}

const STUCK = [
  `create index card_orders_dead on card_orders (institution_id, changed_at)
    where state in ('locked', 'expired', 'failed')`,
  `create index photo_submissions_rejected on photo_submissions (institution_id, decided_at)
    where state = 'rejected'`,
];

/** Numbers of cards and names of groups, folded as `people/search-text.ts` folds what is written from now on. */
const SEARCHED = `update people set search_text = trim(search_text || ' ' || regexp_replace(
  translate(lower(coalesce(physical_card_number, '') || ' ' || studies), 'ąćęłńóśźż', 'acelnoszz'),
  '[^[:alnum:]]+', ' ', 'g'))`;
