import type { MessageKind } from '@mleg/institution-contract/message';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { accountsOf } from '../guardians/acting-for.ts';
import { insertMails } from '../mail/mail-store.ts';
import { insertMessages } from './message-store.ts';

export interface News {
  personId: string;
  kind: MessageKind;
  /** The order, photo or application: of one thing everybody is told once (I9). */
  about: string;
  detail?: string | undefined;
  note?: string | undefined;
}

/** Tells all whom it concerns, in the transaction of what happened: a message here, and one by e-mail for who has it. */
export async function tell(
  deps: Pick<InstitutionDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  news: News,
): Promise<void> {
  const { institutionId, mail } = deps.settings;
  const sentAt = deps.clock.now();
  const accounts = await accountsOf({ ...deps, database: transaction }, news.personId);
  const messages = accounts.map((accountId) => ({ ...news, institutionId, accountId, sentAt }));
  const sent = await insertMessages(transaction, messages);
  if (mail) await insertMails(transaction, institutionId, sent, sentAt);
}
