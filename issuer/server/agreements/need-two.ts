import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Agreement } from './agreement-store.ts';
import { insertWord, type NewWord, selectWords, type WeighedDecision } from './desk-word-store.ts';
import { missingWords } from './missing-words.ts';
import { holdResemblances } from './resemblance-store.ts';
import { whyTwo } from './why-two.ts';

/**
 * Keeps somebody's yes to what two people of the desk say yes to, for the agreement as it was.
 * @returns whether it is still for somebody else to say
 */
export async function needsAnother(
  within: Transaction<IssuerDatabase>,
  agreement: Agreement,
  decision: WeighedDecision,
  word: NewWord,
): Promise<boolean> {
  const { institutionId } = agreement.institution;
  await holdResemblances(within);
  const why = await whyTwo(within, agreement, decision);
  if (!why) return false;
  const weighed = { institutionId, version: agreement.version, decision };
  if (await insertWord(within, weighed, word)) {
    const { at, staffId: actor, terms } = word;
    await recordAudit(within, {
      at,
      event: 'desk.first-word',
      institutionId,
      actor,
      ...(terms ? { detail: terms } : {}),
    });
  }
  return missingWords(why, await selectWords(within, [weighed])).people > 0;
}
