import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';

/** Whether somebody has left since then, or was put out by one of these accounts whenever that was. */
export async function selectHasJustLeft(
  within: Transaction<InstitutionDatabase>,
  institutionId: string,
  { personId, since, putOutBy }: { personId: string; since: Date; putOutBy: readonly string[] },
): Promise<boolean> {
  const left = await within
    .selectFrom('people_left')
    .select('person_id')
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .where((row) => row.or([row('left_at', '>', since), row('put_out_by', 'in', putOutBy)]))
    .executeTakeFirst();
  return left !== undefined;
}
