import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import { changeState } from '../agreements/agreement-store.ts';
import { DECISIONS } from '../agreements/decisions.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import { deactivate } from '../desk-sign-in/staff-store.ts';
import type { AgreementStanding } from '../journal/issuer-fact.ts';
import { clearDesk, type Returned, raiseAgreementVersion, replaceSigningKey } from './returned-store.ts';

/**
 * Agreements end and rest again, keys that were replaced sign for nobody, and who has left the desk is out; all others
 * sign in anew, since who had signed out is not known.
 */
export async function takeLeaveAgain(
  transaction: Transaction<IssuerDatabase>,
  { revivedAgreements, revivedKeys, returnedStaff }: Returned,
  now: Date,
): Promise<void> {
  for (const said of revivedKeys) {
    await replaceSigningKey(transaction, said);
    await raiseAgreementVersion(transaction, said);
  }
  for (const said of revivedAgreements) await standAgain(transaction, said, now);
  for (const staffId of returnedStaff) await deactivate(transaction, staffId);
  await clearDesk(transaction);
}

async function standAgain(transaction: Transaction<IssuerDatabase>, said: AgreementStanding, now: Date): Promise<void> {
  const { institutionId, standing, endOfCards = 'revoke-now' } = said;
  const rule = DECISIONS[standing === 'suspended' ? 'suspend' : 'end'];
  const change = { ...rule, institutionId, at: now, ...(rule.to === 'ended' ? { endOfCards } : {}) };
  if (!(await changeState(transaction, change, []))) return;
  await raiseAgreementVersion(transaction, said);
  await recordAudit(transaction, { institutionId, at: now, event: rule.event, actor: 'issuer' });
}
