import type { AgreementRefusal } from '@mleg/issuer-contract/agreement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerDeps } from '../deps.ts';
import { changeState, insertMessage, selectAgreement } from './agreement-store.ts';

/** The institution's answer to what the desk has asked; with it, the application waits for the desk again. */
export function answerQuestion(
  { database, clock }: Pick<IssuerDeps, 'database' | 'clock'>,
  institutionId: string,
  text: string,
): Promise<AgreementRefusal | undefined> {
  const at = clock.now();
  return database.transaction().execute(async (transaction) => {
    const agreement = await selectAgreement(transaction, institutionId);
    const version = agreement?.version ?? 0;
    const change = { institutionId, version, from: ['asked-back'], to: 'applied', at } as const;
    if (!(await changeState(transaction, change, []))) return 'nothing-asked';
    await insertMessage(transaction, { institutionId, at, sender: 'institution', kind: 'answer', body: text });
    await recordAudit(transaction, { at, event: 'agreement.answered', institutionId, actor: 'institution' });
    return undefined;
  });
}
