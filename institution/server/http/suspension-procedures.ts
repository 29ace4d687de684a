import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { resumeCard, suspendCard } from '../card-actions/suspend-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { resumeByOffice, suspendByOffice } from '../office/suspend-card.ts';
import { asHolder } from '../permission/permission.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { requirePupil } from './require-pupil.ts';
import { unlessNotYet } from './unless-not-yet.ts';

/** The office, for somebody else's card. */
export function officeSuspensionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.office).$context<CallContext>();
  return {
    suspendCard: os.suspendCard.handler(async ({ context, input, errors }) => {
      const { account: by } = await requireOffice(deps, context);
      const result = unlessNotYet(await suspendByOffice(deps, { ...input, by }));
      if ('order' in result) return result.order;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-card') throw errors.OWN_CARD();
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
    resumeCard: os.resumeCard.handler(async ({ context, input, errors }) => {
      const { account: by } = await requireOffice(deps, context);
      const result = unlessNotYet(await resumeByOffice(deps, { ...input, by }));
      if ('order' in result) return result.order;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-card') throw errors.OWN_CARD();
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
  };
}

const own = async () => ({ permission: asHolder() });

/** The holder or a guardian, whose phone is missing. */
export function ownSuspensionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.pupil).$context<CallContext>();
  return {
    suspendCard: os.suspendCard.handler(async ({ context, input: { personId }, errors }) => {
      const { actor } = await requirePupil(deps, context, personId);
      const whose = { personId, actor, by: 'holder', reason: 'phone-missing' } as const;
      const result = unlessNotYet(await suspendCard(deps, whose, own));
      if ('order' in result) return result.order;
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
    resumeCard: os.resumeCard.handler(async ({ context, input: { personId }, errors }) => {
      const { actor } = await requirePupil(deps, context, personId);
      const result = unlessNotYet(await resumeCard(deps, { personId, actor, by: 'holder' }, own));
      if ('order' in result) return result.order;
      if (result.refused === 'suspended-by-office') throw errors.SUSPENDED_BY_OFFICE();
      throw result.refused === 'revoked' ? errors.REVOKED() : errors.NO_LIVE_CARD();
    }),
  };
}
