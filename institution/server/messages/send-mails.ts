import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { MAIL_CLAIM, MAIL_FIRST_PAUSE, MAIL_LONGEST_PAUSE } from '../durations.ts';
import { MAIL_LANGUAGE, textsIn } from '../texts/texts-in.ts';
import { claimMails, type DueMail, deleteMail, postponeMail } from './mail-store.ts';

type MailDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'log' | 'mailer' | 'settings'>;

const AT_ONCE = 20;
/** 1, 2, 4 … minutes, at the most six hours apart: about two days in all. */
const MOST_TRIES = 16;

/** Sends what is due, at least once each; what cannot be sent is tried again after a growing pause. */
export async function sendMails(deps: MailDeps): Promise<void> {
  if (!deps.mailer) return;
  const { institutionId } = deps.settings;
  for (;;) {
    const now = deps.clock.now();
    const claim = { now, nextTryAt: later(now, MAIL_CLAIM), limit: AT_ONCE };
    const due = await claimMails(deps.database, institutionId, claim);
    if (due.length === 0) return;
    for (const mail of due) await sendOne(deps, deps.mailer, mail);
  }
}

async function sendOne(deps: MailDeps, mailer: NonNullable<MailDeps['mailer']>, mail: DueMail): Promise<void> {
  const { institutionId, name, origin } = deps.settings;
  const words = textsIn(MAIL_LANGUAGE).mail;
  const sent = await mailer.send({
    to: mail.email,
    subject: words.subject[mail.kind],
    text: words.text(name, `${origin}/wiadomosci`),
    id: mail.message_id,
  });
  if (sent.ok || sent.permanent || mail.tries >= MOST_TRIES) {
    if (!sent.ok) deps.log.warn({ message: mail.message_id, tries: mail.tries, code: sent.code }, 'mail.given-up');
    return deleteMail(deps.database, institutionId, mail.message_id);
  }
  const pause = Math.min(MAIL_LONGEST_PAUSE, MAIL_FIRST_PAUSE * 2 ** (mail.tries - 1));
  const nextTryAt = later(deps.clock.now(), pause);
  await postponeMail(deps.database, institutionId, mail.message_id, nextTryAt);
}
