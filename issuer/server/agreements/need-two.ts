import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { DeskWordTable, IssuerDatabase } from '../database/schema.ts';
import { isNameTaken } from './agreement-store.ts';
import { insertWord, selectRolesOfWords } from './desk-word-store.ts';

/**
 * A name under which somebody else has an agreement may be that of one who wants to be taken for another: two people of the
 * desk say yes to it, a supervisor among them, whichever of them comes first and by whichever way the name would come into
 * force. The first word is kept, for the agreement as it was.
 * @returns whether it is still for somebody else to say
 */
export async function needsAnother(
  within: Transaction<IssuerDatabase>,
  { name, ...word }: DeskWordTable & { name: string },
): Promise<boolean> {
  const { institution_id: institutionId, staff_id: actor, at } = word;
  if (!(await isNameTaken(within, { institutionId, name }))) return false;
  if (await insertWord(within, word)) await recordAudit(within, { at, event: 'desk.first-word', institutionId, actor });
  const roles = await selectRolesOfWords(within, word);
  return roles.length < 2 || !roles.includes('supervisor');
}
