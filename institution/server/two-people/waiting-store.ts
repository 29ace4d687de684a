import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { DeedRecord } from './deed-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** The same thing asked for by the same account, where it waits. */
export function selectWaitingFor(
  within: Within,
  {
    institution_id,
    kind,
    about,
    apart,
    asked_by,
  }: Pick<DeedRecord, 'institution_id' | 'kind' | 'about' | 'apart' | 'asked_by'>,
): Promise<DeedRecord | undefined> {
  return within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institution_id)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('apart', '=', apart)
    .where('asked_by', '=', asked_by)
    .where('state', '=', 'held')
    .executeTakeFirst();
}

/** What waits to give an account a right: of a guardian of that person, or what the staff may do. */
export function selectWaitingGrants(
  within: Within,
  institutionId: string,
  { accountId, personId }: { accountId: string; personId?: string | undefined },
): Promise<DeedRecord[]> {
  const waiting = within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'held');
  if (personId !== undefined) {
    return waiting
      .where('kind', '=', 'join-guardian')
      .where('about', '=', personId)
      .where('asked_by', '=', accountId)
      .execute();
  }
  return waiting.where('kind', 'in', ['set-roles', 'join-staff']).where('about', '=', accountId).execute();
}

/** Whether somebody has been asked about this, whoever asked. */
export async function selectIsHeld(within: Within, institutionId: string, about: string): Promise<boolean> {
  const held = await within
    .selectFrom('deeds')
    .select('deed_id')
    .where('institution_id', '=', institutionId)
    .where('about', '=', about)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return held !== undefined;
}

/** Which of these somebody has been asked about, and by whom; what was asked first comes first. */
export function selectHeldAbout(
  within: Within,
  institutionId: string,
  abouts: readonly string[],
): Promise<Pick<DeedRecord, 'deed_id' | 'about' | 'asked_by'>[]> {
  if (abouts.length === 0) return Promise.resolve([]);
  return within
    .selectFrom('deeds')
    .select(['deed_id', 'about', 'asked_by'])
    .where('institution_id', '=', institutionId)
    .where('about', 'in', abouts)
    .where('state', '=', 'held')
    .orderBy('asked_at')
    .execute();
}

/**
 * What waits, the longest first, in turns: before the second request of one person stands the first of everybody else,
 * so that nobody buries another's by many of their own. Who comes with an invitation is the inviter's request.
 */
export function selectHeld(within: Within, institutionId: string, limit: number): Promise<DeedRecord[]> {
  const turn = sql`row_number() over (
    partition by case when kind in ('join-guardian', 'join-staff') then coalesce(brought_by[1], asked_by) else asked_by end
    order by asked_at, deed_id)`;
  return within
    .selectFrom('deeds')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'held')
    .orderBy(turn)
    .orderBy('asked_at')
    .orderBy('deed_id')
    .limit(limit)
    .execute();
}
