import type { AskedChange } from '@mleg/issuer-contract/agreement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { applyAskedChange, dropAskedChange } from './agreement-change-store.ts';
import { type Agreement, insertMessage, selectAgreement } from './agreement-store.ts';
import type { JudgementRefusal } from './decide.ts';
import { mayNotDecide } from './may-decide.ts';
import { needsAnother } from './need-two.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'institutions' | 'journal'>;

export interface ChangeJudgement {
  institutionId: string;
  /** Of the agreement as the desk's worker has seen it. */
  version: number;
  accept: boolean;
  /** Why not. */
  text?: string;
}

/** The desk's word on what an institution asks to change: from then on it holds, or everything stays as it was. */
export async function decideChange(
  deps: Needed,
  staff: Staff,
  judgement: ChangeJudgement,
): Promise<{ decided: true } | { refused: JudgementRefusal }> {
  const { institutionId, version } = judgement;
  const agreement = await selectAgreement(deps.database, institutionId);
  if (!agreement) return { refused: 'unknown-institution' };
  const refused = await mayNotDecide(deps, staff, agreement, 'clerk');
  if (refused) return { refused };
  const { askedChange } = agreement;
  if (!askedChange || agreement.version !== version) return { refused: 'changed-meanwhile' };
  const answer = await store(deps, staff, judgement, { ...agreement, askedChange });
  if ('refused' in answer) return answer;
  // With it goes every token that was got with the key before.
  deps.institutions.forget(institutionId);
  return answer;
}

function store(
  deps: Needed,
  { staffId }: Staff,
  { institutionId, version, accept, text }: ChangeJudgement,
  agreement: Agreement & { askedChange: AskedChange },
): Promise<{ decided: true } | { refused: JudgementRefusal }> {
  const at = deps.clock.now();
  const seen = { institutionId, version };
  const { signingKey, facts, terms } = agreement.askedChange;
  return changeForGood(
    deps,
    async (transaction, journaled): Promise<{ decided: true } | { refused: JudgementRefusal }> => {
      if (accept && (await needsAnother(transaction, agreement, 'accept-change', { staffId, at }))) {
        return { refused: 'another-needed' };
      }
      const stored = accept
        ? await applyAskedChange(transaction, seen, agreement, at, journaled)
        : await dropAskedChange(transaction, seen, at);
      if (!stored) return { refused: 'changed-meanwhile' };
      const kind = accept ? 'change-accepted' : 'change-declined';
      await insertMessage(transaction, { institutionId, at, sender: 'desk', staffId, kind, body: text });
      const detail = { newKey: signingKey !== undefined, otherFacts: facts !== undefined, ...terms };
      await recordAudit(transaction, { at, event: `agreement.${kind}`, institutionId, actor: staffId, detail });
      return { decided: true };
    },
  );
}
