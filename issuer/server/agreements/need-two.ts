import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { DeskWordTable, IssuerDatabase } from '../database/schema.ts';
import type { Agreement } from './agreement-store.ts';
import { insertWord, selectWords } from './desk-word-store.ts';
import { holdResemblances } from './resemblance-store.ts';
import { whyTwo } from './why-two.ts';

/**
 * Two people of the desk say yes to whoever comes back or could be taken for another, a supervisor among them, whichever
 * of them comes first. The first word is kept, for the agreement as it was.
 * @returns whether it is still for somebody else to say
 */
export async function needsAnother(
  within: Transaction<IssuerDatabase>,
  agreement: Agreement,
  said: Pick<DeskWordTable, 'decision' | 'staff_id' | 'at'>,
): Promise<boolean> {
  const { institutionId } = agreement.institution;
  await holdResemblances(within);
  if (!(await whyTwo(within, agreement, said.decision))) return false;
  const word = { ...said, institution_id: institutionId, agreement_version: agreement.version };
  const { at, staff_id: actor } = word;
  if (await insertWord(within, word)) await recordAudit(within, { at, event: 'desk.first-word', institutionId, actor });
  const words = await selectWords(within, word);
  return words.length < 2 || !words.some(({ role }) => role === 'supervisor');
}
