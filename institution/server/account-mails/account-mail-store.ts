import { makeUuid } from '@mleg/platform/random/uuid';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { AccountMailKind } from '../database/account-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Tells the owner by e-mail, at the address they have now, if any; the account's page has it in any case. */
export async function tellAccount(
  { clock, random, settings }: Pick<InstitutionDeps, 'clock' | 'random' | 'settings'>,
  within: Within,
  accountId: string,
  kind: AccountMailKind,
): Promise<void> {
  if (!settings.mail) return;
  await sql`
    insert into account_mails (institution_id, mail_id, account_id, kind, address, next_try_at)
    select institution_id, ${makeUuid(random)}, account_id, ${kind}, email, ${clock.now()} from accounts
    where institution_id = ${settings.institutionId} and account_id = ${accountId} and email is not null`.execute(
    within,
  );
}

/** One statement, whether or not there is such an account: nothing tells them apart (D65). */
export async function insertLinkMail(
  within: Within,
  { institutionId, mailId, login, at }: { institutionId: string; mailId: string; login: string; at: Date },
): Promise<void> {
  await sql`
    insert into account_mails (institution_id, mail_id, account_id, kind, next_try_at)
    select institution_id, ${mailId}, account_id, 'password-link', ${at} from accounts
    where institution_id = ${institutionId} and provider = 'local' and email is not null
      and (subject = ${login} or lower(email) = ${login})
    order by subject = ${login} desc limit 1`.execute(within);
}

export interface DueAccountMail {
  mail_id: string;
  account_id: string;
  kind: AccountMailKind;
  email: string;
  tries: number;
}

/** Takes mails whose time has come; a process that dies with them leaves them to the next try. */
export async function claimAccountMails(
  within: Within,
  institutionId: string,
  { now, nextTryAt, limit }: { now: Date; nextTryAt: Date; limit: number },
): Promise<DueAccountMail[]> {
  const { rows } = await sql<DueAccountMail>`
    with claimed as (
      update account_mails set tries = tries + 1, next_try_at = ${nextTryAt}
      where institution_id = ${institutionId} and mail_id in (
        select mail_id from account_mails
        where institution_id = ${institutionId} and next_try_at <= ${now}
        order by next_try_at
        limit ${limit}
        for update skip locked
      )
      returning institution_id, mail_id, account_id, kind, address, tries
    )
    select mail_id, account_id, kind, tries, coalesce(address, email) as email
    from claimed join accounts using (institution_id, account_id)
    where coalesce(address, email) is not null`.execute(within);
  return rows;
}

export async function postponeAccountMail(
  within: Within,
  institutionId: string,
  mailId: string,
  nextTryAt: Date,
): Promise<void> {
  await within
    .updateTable('account_mails')
    .set({ next_try_at: nextTryAt })
    .where('institution_id', '=', institutionId)
    .where('mail_id', '=', mailId)
    .execute();
}

export async function deleteAccountMail(within: Within, institutionId: string, mailId: string): Promise<void> {
  await within
    .deleteFrom('account_mails')
    .where('institution_id', '=', institutionId)
    .where('mail_id', '=', mailId)
    .execute();
}
