import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { resumeCard, suspendCard } from '../card-actions/suspend-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { refuseOwnCard } from '../office/own-card.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { requirePupil } from './require-pupil.ts';

/** The office, for somebody else's card. */
export function officeSuspensionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.office).$context<CallContext>();
  return {
    suspendCard: os.suspendCard.handler(async ({ context, input: { personId, reason }, errors }) => {
      const { account } = await requireOffice(deps, context);
      const refused = await refusalFor(deps, account, personId);
      if (refused) throw errors[refused]();
      const result = await suspendCard(deps, { personId, actor: account.accountId, by: 'office', reason });
      if ('order' in result) return result.order;
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
    resumeCard: os.resumeCard.handler(async ({ context, input: { personId, reason }, errors }) => {
      const { account } = await requireOffice(deps, context);
      const refused = await refusalFor(deps, account, personId);
      if (refused) throw errors[refused]();
      const whose = { personId, actor: account.accountId, by: 'office' } as const;
      const result = await resumeCard(deps, { ...whose, ...(reason ? { reason } : {}) });
      if ('order' in result) return result.order;
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
  };
}

/** The holder or a guardian, whose phone is missing. */
export function ownSuspensionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.pupil).$context<CallContext>();
  return {
    suspendCard: os.suspendCard.handler(async ({ context, input: { personId }, errors }) => {
      const { actor } = await requirePupil(deps, context, personId);
      const result = await suspendCard(deps, { personId, actor, by: 'holder', reason: 'phone-missing' });
      if ('order' in result) return result.order;
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
    resumeCard: os.resumeCard.handler(async ({ context, input: { personId }, errors }) => {
      const { actor } = await requirePupil(deps, context, personId);
      const result = await resumeCard(deps, { personId, actor, by: 'holder' });
      if ('order' in result) return result.order;
      if (result.refused === 'suspended-by-office') throw errors.SUSPENDED_BY_OFFICE();
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
  };
}

async function refusalFor(
  deps: InstitutionDeps,
  by: Account,
  personId: string,
): Promise<'NOT_FOUND' | 'OWN_CARD' | undefined> {
  if (!(await selectPerson(deps.database, deps.settings.institutionId, personId))) return 'NOT_FOUND';
  if (by.personId !== personId) return undefined;
  await refuseOwnCard(deps, { by, personId });
  return 'OWN_CARD';
}
