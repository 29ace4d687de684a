import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { insertMails } from './mail-store.ts';
import { insertDeedMessage, type NewDeedMessage } from './message-store.ts';

/** Tells whoever asked a second person what came of it, in the transaction of the decision: here, and by e-mail for who has it. */
export async function tellAsker(
  { clock, settings }: Pick<InstitutionDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  news: Pick<NewDeedMessage, 'accountId' | 'deedId' | 'kind'>,
): Promise<void> {
  const { institutionId, mail } = settings;
  const sentAt = clock.now();
  const sent = await insertDeedMessage(transaction, { ...news, institutionId, sentAt });
  if (mail) await insertMails(transaction, institutionId, sent, sentAt);
}
