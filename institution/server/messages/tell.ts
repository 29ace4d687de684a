import type { MessageKind } from '@mleg/institution-contract/message';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { accountsOfEach } from '../guardians/acting-for.ts';
import { insertMails } from './mail-store.ts';
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
  ...news: readonly News[]
): Promise<void> {
  if (news.length === 0) return;
  const { institutionId, mail } = deps.settings;
  const sentAt = deps.clock.now();
  const ids = [...new Set(news.map(({ personId }) => personId))];
  const accounts = await accountsOfEach({ ...deps, database: transaction }, ids);
  const messages = news.flatMap((one) =>
    accounts
      .filter(({ personId }) => personId === one.personId)
      .map(({ accountId }) => ({ ...one, institutionId, accountId, sentAt })),
  );
  const sent = await insertMessages(transaction, messages);
  if (mail) await insertMails(transaction, institutionId, sent, sentAt);
}
