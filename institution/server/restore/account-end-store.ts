import { hasTable } from '@mleg/platform/database/has-table';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import {
  ACCOUNT_ENDS,
  type AccountEnd,
  CLASS_DIGEST_BYTES,
  END_KINDS,
  type EndKind,
} from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { deleteAllSessions } from '../session-ends/session-end-store.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Something that had ended, and that a database has again. */
export interface Standing {
  /** Of the account, passkey, session, invitation or deed. */
  id: string;
  /** Of a guardian's right the pupil's id, of a teacher's the class. */
  of: string | null;
}

export type Reopened = Record<EndKind, readonly Standing[]>;

/** A backup that is only looked at may be from before the column. */
const momentOf = (column: 'password_changed_at' | 'roles_changed_at' | 'email_changed_at') =>
  sql`coalesce((to_jsonb(accounts) ->> ${sql.lit(column)})::timestamptz, '-infinity')`;

const ofAccount = (has: RawBuilder<boolean>, since: RawBuilder<unknown>) => sql`
  accounts join ended on account_id = ended.id where ${has} and ${since} < ended.at`;

interface Place {
  id: RawBuilder<string>;
  of?: RawBuilder<string>;
  from: RawBuilder<unknown>;
  /** A table that came with it: a backup from before has nothing of the kind. */
  cameWith?: string;
}

/** Where each kind of end is looked for: rows that an end says are none; `ended` has what the journal says. */
const STANDS: Record<EndKind, Place> = {
  password: {
    id: sql`account_id`,
    from: ofAccount(sql`password_hash is not null`, momentOf('password_changed_at')),
  },
  passkey: {
    id: sql`passkey_id`,
    from: sql`passkeys join ended on passkey_id = ended.id where true`,
    cameWith: 'passkeys',
  },
  session: {
    id: sql`session_id`,
    from: sql`sessions join ended on session_id = ended.id where true`,
    cameWith: 'passkeys',
  },
  guardian: {
    id: sql`account_id`,
    of: sql`person_id`,
    from: sql`guardianships join ended on account_id = ended.id and person_id = ended.of::uuid
      where ended_at is null and since < ended.at`,
  },
  office: { id: sql`account_id`, from: ofAccount(sql`office`, momentOf('roles_changed_at')) },
  head: { id: sql`account_id`, from: ofAccount(sql`head`, momentOf('roles_changed_at')) },
  class: {
    id: sql`account_id`,
    of: sql`group_name`,
    from: sql`class_teachers join accounts using (institution_id, account_id) join ended on account_id = ended.id
      where encode(substring(sha256(convert_to(group_name, 'UTF8')) for ${sql.lit(CLASS_DIGEST_BYTES)}), 'hex') = ended.of
        and ${momentOf('roles_changed_at')} < ended.at`,
  },
  address: { id: sql`account_id`, from: ofAccount(sql`email is not null`, momentOf('email_changed_at')) },
  invitation: { id: sql`invitation_id`, from: sql`invitations join ended on invitation_id = ended.id where true` },
  reset: {
    id: sql`account_id`,
    from: sql`password_resets join ended on account_id = ended.id and expires_at = ended.at where true`,
    cameWith: 'password_resets',
  },
  request: {
    id: sql`deed_id`,
    from: sql`deeds join ended on deed_id = ended.id where state = 'held'`,
    cameWith: 'deeds',
  },
};

/** Of each kind what the ends say is gone, and is there. */
export async function selectReopened(
  within: Within,
  institutionId: string,
  ends: readonly AccountEnd[],
): Promise<Reopened> {
  const found: Partial<Reopened> = {};
  for (const kind of END_KINDS) found[kind] = await selectStanding(within, institutionId, kind, ends);
  return found as Reopened;
}

async function selectStanding(
  within: Within,
  institutionId: string,
  kind: EndKind,
  ends: readonly AccountEnd[],
): Promise<readonly Standing[]> {
  const ofKind = ends.filter(({ end }) => end === kind).map(rowOf);
  if (ofKind.length === 0) return [];
  const { id, of = sql`null`, from, cameWith } = STANDS[kind];
  if (cameWith && !(await hasTable(within, cameWith))) return [];
  const { rows } = await sql<Standing>`
    with ended as (
      select * from unnest(${ofKind.map((row) => row.id)}::uuid[], ${ofKind.map((row) => row.of)}::text[],
        ${ofKind.map((row) => row.at)}::timestamptz[]) as said (id, of, at)
    )
    select distinct ${id}::text as id, ${of}::text as of from ${from} and institution_id = ${institutionId}`.execute(
    within,
  );
  return rows;
}

/** The first field of each kind says what has ended, a second id or digest narrows it down. */
function rowOf(end: AccountEnd): Standing & { at: Date | null } {
  const values = end as unknown as Record<string, string>;
  const [id = '', of = null] = ACCOUNT_ENDS[end.end].fields
    .filter((field) => field !== 'at')
    .map((field) => values[field] ?? '');
  return { id, of, at: 'at' in end ? end.at : null };
}

/** How many people could still come in with what was handed to them: after a restore nobody can. */
export async function countOpenWays(within: Within): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::integer as open from invitations`.execute(within);
  const invitations = rows[0]?.open ?? 0;
  if (!(await hasTable(within, 'password_resets'))) return invitations;
  const resets = await sql<{ open: number }>`select count(*)::integer as open from password_resets`.execute(within);
  return invitations + (resets.rows[0]?.open ?? 0);
}

/** Whether somebody leads the institution, these left out. */
export async function selectIsLed(
  within: Within,
  institutionId: string,
  without: readonly Standing[],
): Promise<boolean> {
  const row = await within
    .selectFrom('accounts')
    .select('account_id')
    .where('institution_id', '=', institutionId)
    .where('head', '=', true)
    .where(sql<boolean>`account_id <> all(${idsOf(without)}::uuid[])`)
    .executeTakeFirst();
  return row !== undefined;
}

const idsOf = (standing: readonly Standing[]) => standing.map(({ id }) => id);

interface Closing {
  institutionId: string;
  at: Date;
}

/**
 * Nobody gets in, or acts for somebody, by what had ended. A password that was replaced opens nothing until its owner has
 * another one. Every session ends, and so does all that was handed out to come in with and all that waits to be sent:
 * which of them had been used is not known of all.
 */
export async function closeAgain(
  transaction: Transaction<InstitutionDatabase>,
  { institutionId, at }: Closing,
  reopened: Reopened,
): Promise<void> {
  const among = (kind: EndKind, column: string) =>
    sql`institution_id = ${institutionId} and ${sql.ref(column)} = any(${idsOf(reopened[kind])}::uuid[])`;
  const pairs = (kind: EndKind, type: 'uuid' | 'text') => sql`
    select * from unnest(${idsOf(reopened[kind])}::uuid[], ${reopened[kind].map(({ of }) => of)}::text[]::${sql.raw(type)}[])`;
  const statements = [
    sql`update accounts set password_hash = null where ${among('password', 'account_id')}`,
    sql`update accounts set email = null, email_changed_at = ${at} where ${among('address', 'account_id')}`,
    sql`update accounts set office = false, roles_changed_at = ${at} where ${among('office', 'account_id')}`,
    sql`update accounts set head = false, roles_changed_at = ${at} where ${among('head', 'account_id')}`,
    sql`delete from class_teachers
      where institution_id = ${institutionId} and (account_id, group_name) in (${pairs('class', 'text')})`,
    sql`update guardianships set ended_at = ${at}
      where institution_id = ${institutionId} and (account_id, person_id) in (${pairs('guardian', 'uuid')})`,
    sql`delete from deeds where ${among('request', 'deed_id')}`,
    sql`delete from passkeys where ${among('passkey', 'passkey_id')}`,
    sql`delete from password_resets where institution_id = ${institutionId}`,
    sql`delete from invitations where institution_id = ${institutionId}`,
    sql`delete from account_mails where institution_id = ${institutionId}`,
  ];
  for (const statement of statements) await statement.execute(transaction);
  await deleteAllSessions(transaction, institutionId);
}
