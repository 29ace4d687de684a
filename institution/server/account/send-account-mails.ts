import { later } from '@mleg/platform/clock/durations';
import {
  claimAccountMails,
  type DueAccountMail,
  deleteAccountMail,
  postponeAccountMail,
} from '../account-mails/account-mail-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { MAIL_CLAIM, MAIL_FIRST_PAUSE } from '../durations.ts';
import { makeLinkSecret } from '../passwords/reset-password.ts';
import { MAIL_LANGUAGE, textsIn } from '../texts/texts-in.ts';

type MailDeps = Pick<
  InstitutionDeps,
  'clock' | 'database' | 'journal' | 'keys' | 'limits' | 'log' | 'mailer' | 'random' | 'settings'
>;

const AT_ONCE = 20;
/** Whoever waits for a link asks again; news about an account are on its page in any case. */
const MOST_TRIES = 6;

/** Sends what is due about accounts themselves. The secret of a link is made here, and is nowhere else but in the mail. */
export async function sendAccountMails(deps: MailDeps): Promise<void> {
  if (!deps.mailer) return;
  for (;;) {
    const now = deps.clock.now();
    const claim = { now, nextTryAt: later(now, MAIL_CLAIM), limit: AT_ONCE };
    const due = await claimAccountMails(deps.database, deps.settings.institutionId, claim);
    if (due.length === 0) return;
    for (const mail of due) await sendOne(deps, deps.mailer, mail);
  }
}

async function sendOne(deps: MailDeps, mailer: NonNullable<MailDeps['mailer']>, mail: DueAccountMail): Promise<void> {
  const { institutionId } = deps.settings;
  const { mail_id: mailId, tries } = mail;
  const sent = await mailer.send({ to: mail.email, ...(await wordsOf(deps, mail)), id: mailId });
  if (sent.ok || sent.permanent || tries >= MOST_TRIES) {
    if (!sent.ok) deps.log.warn({ mail: mailId, tries, code: sent.code }, 'mail.given-up');
    return deleteAccountMail(deps.database, institutionId, mailId);
  }
  const nextTryAt = later(deps.clock.now(), MAIL_FIRST_PAUSE * 2 ** (tries - 1));
  await postponeAccountMail(deps.database, institutionId, mailId, nextTryAt);
}

/** A link's secret stands behind the `#`, so that it reaches no log of any server. */
async function wordsOf(deps: MailDeps, { kind, account_id: accountId }: DueAccountMail) {
  const { name, origin } = deps.settings;
  const words = textsIn(MAIL_LANGUAGE).accountMail;
  if (kind === 'password-link') {
    const link = `${origin}/nowe-haslo#${await makeLinkSecret(deps, accountId)}`;
    return { subject: words.subject[kind], text: words.link(name, link) };
  }
  return { subject: words.subject[kind], text: words.news(name, words.what[kind], `${origin}/konto`) };
}
