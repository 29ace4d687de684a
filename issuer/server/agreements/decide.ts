import type { EndOfCards } from '@mleg/issuer-contract/agreement';
import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { changeState, insertMessage, isRegistryNumberTaken, selectAgreement } from './agreement-store.ts';
import { DECISIONS, type Decision } from './decisions.ts';
import { endCards } from './end-cards.ts';
import { mayNotDecide } from './may-decide.ts';
import { needsAnother } from './need-two.ts';

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'clock' | 'institutions' | 'wake'>;

export interface Judgement {
  institutionId: string;
  /** Of the agreement as the desk's worker has seen it. */
  version: number;
  decision: Decision;
  text?: string;
  endOfCards?: EndOfCards;
  /** Of an approval: other numbers than were asked for. */
  terms?: AgreedTerms;
}

export type JudgementRefusal =
  | 'unknown-institution'
  | 'not-your-role'
  | 'own-application'
  | 'changed-meanwhile'
  | 'registry-number-taken'
  | 'another-needed';

/** One decision of the desk on one agreement: its state, the message to the institution and the event, or nothing. */
export async function decide(
  deps: Needed,
  staff: Staff,
  judgement: Judgement,
): Promise<{ decided: true } | { refused: JudgementRefusal }> {
  const { institutionId, decision } = judgement;
  const agreement = await selectAgreement(deps.database, institutionId);
  if (!agreement) return { refused: 'unknown-institution' };
  const refused = await mayNotDecide(deps, staff, agreement, DECISIONS[decision].by);
  if (refused) return { refused };
  // Another agreement lifts the order to end cards: what the one before still had to end, ends first.
  if (decision === 'approve') await endCards(deps);
  const answer = await store(deps, staff, judgement);
  if ('refused' in answer) return answer;
  deps.institutions.forget(institutionId);
  if (decision === 'end') deps.wake('end-cards');
  return answer;
}

function store(
  deps: Needed,
  { staffId }: Staff,
  { institutionId, version, decision, text, endOfCards, terms }: Judgement,
): Promise<{ decided: true } | { refused: JudgementRefusal }> {
  const rule = DECISIONS[decision];
  const at = deps.clock.now();
  return changeForGood(deps, async (transaction, facts): Promise<{ decided: true } | { refused: JudgementRefusal }> => {
    const agreement = await selectAgreement(transaction, institutionId);
    if (rule.to === 'in-force' && agreement && (await isRegistryNumberTaken(transaction, agreement.institution))) {
      return { refused: 'registry-number-taken' };
    }
    if (agreement && agreement.version !== version) return { refused: 'changed-meanwhile' };
    if ((decision === 'approve' || decision === 'resume') && agreement) {
      if (!rule.from.some((state) => state === agreement.institution.state)) return { refused: 'changed-meanwhile' };
      const word = { staffId, at, ...(terms ? { terms } : {}), ...(text === undefined ? {} : { text }) };
      if (await needsAnother(transaction, agreement, decision, word)) {
        return { refused: 'another-needed' };
      }
    }
    const policies = terms && agreement && { ...agreement.institution.policies, ...terms };
    const more = { ...(endOfCards ? { endOfCards } : {}), ...(policies ? { policies } : {}) };
    const change = { ...rule, institutionId, version, at, ...more };
    if (!(await changeState(transaction, change, facts))) return { refused: 'changed-meanwhile' };
    await insertMessage(transaction, { institutionId, at, sender: 'desk', staffId, kind: rule.message, body: text });
    const detail = { ...(endOfCards ? { cards: endOfCards } : {}), ...terms };
    await recordAudit(transaction, { at, event: rule.event, institutionId, actor: staffId, detail });
    return { decided: true };
  });
}
