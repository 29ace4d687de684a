import { contract } from '@mleg/issuer-contract/contract';
import { implement } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { cancelIssuance } from '../offers/cancel-issuance.ts';
import { reportOf } from '../offers/issuance-report.ts';
import { confirmReports, selectOffer, selectUnconfirmed } from '../offers/offer-store.ts';
import { requestIssuance, requestIssuances } from '../offers/request-issuance.ts';
import { updateCard } from '../renewals/update-card.ts';
import { revokeCard } from '../status/revoke-card.ts';
import { resumeCard, suspendCard } from '../status/suspend-card.ts';

const api = implement(contract).$context<{ institution: Institution }>();

/** The institution API (`issuer/contract`): whatever is asked for is looked for among the institution's own (I10). */
export function institutionApi(deps: IssuerDeps) {
  return api.router({
    requestIssuance: api.requestIssuance.handler(async ({ input, context, errors }) => {
      if (await deps.halt.isHalted()) throw errors.SIGNING_HALTED();
      const answer = await requestIssuance(deps, context.institution, input);
      if ('refused' in answer) throw errors.CONFLICT({ data: { refused: answer.refused } });
      return answer.accepted;
    }),
    requestIssuanceBatch: api.requestIssuanceBatch.handler(async ({ input, context, errors }) => {
      if (await deps.halt.isHalted()) throw errors.SIGNING_HALTED();
      return { results: await requestIssuances(deps, context.institution, input.requests) };
    }),
    getIssuance: api.getIssuance.handler(async ({ input, context, errors }) => {
      const { institutionId } = context.institution;
      const offer = await selectOffer(deps.database, { institutionId, requestId: input.requestId });
      if (!offer) throw errors.NOT_FOUND();
      return reportOf(offer);
    }),
    listChangedIssuances: api.listChangedIssuances.handler(async ({ input, context }) => {
      const offers = await selectUnconfirmed(deps.database, context.institution.institutionId, input.limit + 1);
      return { reports: offers.slice(0, input.limit).map(reportOf), more: offers.length > input.limit };
    }),
    confirmChanges: api.confirmChanges.handler(async ({ input, context }) => {
      await confirmReports(deps.database, context.institution.institutionId, input.confirmations);
    }),
    cancelIssuance: api.cancelIssuance.handler(async ({ input, context, errors }) => {
      const { institutionId } = context.institution;
      const answer = await cancelIssuance(deps, { institutionId, requestId: input.requestId });
      if ('cancelled' in answer) return answer.cancelled;
      if (answer.refused === 'too-late') throw errors.CONFLICT({ data: { state: answer.state } });
      throw errors.NOT_FOUND();
    }),
    ...aboutCards(deps),
  });
}

/** What is asked of a card, whichever order it came from. */
function aboutCards(deps: IssuerDeps) {
  return {
    updateCard: api.updateCard.handler(async ({ input, context, errors }) => {
      if (await deps.halt.isHalted()) throw errors.SIGNING_HALTED();
      const answer = await updateCard(deps, context.institution, input);
      if (!('refused' in answer)) return { cardId: input.cardId, ...answer };
      if (answer.refused === 'unknown-card') throw errors.NOT_FOUND();
      throw errors.CONFLICT({ data: { refused: answer.refused } });
    }),
    revokeCard: api.revokeCard.handler(async ({ input, context, errors }) => {
      const answer = await revokeCard(deps, context.institution.institutionId, input);
      if ('refused' in answer) throw errors.NOT_FOUND();
      return answer;
    }),
    suspendCard: api.suspendCard.handler(async ({ input, context, errors }) => {
      const answer = await suspendCard(deps, context.institution, input);
      if ('changed' in answer) return answer.changed;
      if (answer.refused === 'unknown-card') throw errors.NOT_FOUND();
      throw errors.CONFLICT({ data: { report: answer.report } });
    }),
    resumeCard: api.resumeCard.handler(async ({ input, context, errors }) => {
      const answer = await resumeCard(deps, context.institution, input);
      if ('changed' in answer) return answer.changed;
      if (answer.refused === 'unknown-card') throw errors.NOT_FOUND();
      throw errors.CONFLICT({ data: { report: answer.report } });
    }),
  };
}
