import { contract } from '@mleg/institution-contract/contract';
import { implement, ORPCError } from '@orpc/server';
import { orderOwnCard } from '../card-actions/order-card.ts';
import { readFreshCard } from '../cards/fresh-card.ts';
import { createRefreshOrder } from '../cards/refresh-order.ts';
import { showActivationCode, showCodes } from '../cards/show-codes.ts';
import { watchCard } from '../cards/watch-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { readPupilFile } from '../family/pupil-file.ts';
import { actingFor } from '../guardians/acting-for.ts';
import type { CallContext } from './call-context.ts';
import { requireCollector, requirePupil } from './require-pupil.ts';
import { ownSuspensionProcedures } from './suspension-procedures.ts';

/** A pupil's file and card, for the pupil and the guardians. */
export function pupilProcedures(deps: InstitutionDeps) {
  const os = implement(contract.pupil).$context<CallContext>();
  const refreshOrder = createRefreshOrder(deps);
  return {
    file: os.file.handler(async ({ context, input: { personId } }) => {
      const { as } = await requirePupil(deps, context, personId);
      return readPupilFile(deps, personId, as);
    }),
    get: os.get.handler(async ({ context, input: { personId }, errors }) => {
      await requirePupil(deps, context, personId);
      const card = await readFreshCard({ ...deps, refreshOrder }, personId);
      if (!card) throw errors.NOT_FOUND();
      return card;
    }),
    watch: os.watch.handler(async ({ context, input: { personId }, signal }) => {
      const { account } = await requirePupil(deps, context, personId);
      const mayWatch = async () => (await actingFor(deps, account, personId)) !== undefined;
      const ends = AbortSignal.any([deps.stopping, ...(signal ? [signal] : [])]);
      return watchCard({ ...deps, refreshOrder }, personId, ends, mayWatch);
    }),
    placeOrder: os.placeOrder.handler(async ({ context, input: { personId, replace }, errors }) => {
      const { actor } = await requirePupil(deps, context, personId);
      const result = await orderOwnCard(deps, { personId, actor, replace });
      if ('placed' in result) return result.placed;
      if (result.refused === 'order-open') throw errors.ORDER_OPEN({ data: result.order });
      if (result.refused === 'not-eligible') throw errors.NOT_ELIGIBLE({ data: result.eligibility });
      const { retryAfterSeconds } = result;
      context.answerHeaders.set('Retry-After', String(retryAfterSeconds));
      throw new ORPCError('TOO_MANY_REQUESTS', { status: 429, data: { retryAfterSeconds } });
    }),
    showCodes: os.showCodes.handler(async ({ context, input, errors }) => {
      const holder = await requireCollector(deps, context, input.personId);
      const codes = await showCodes(deps, holder);
      if ('refused' in codes) throw errors.NOT_READY();
      return codes;
    }),
    showActivationCode: os.showActivationCode.handler(async ({ context, input, errors }) => {
      const holder = await requireCollector(deps, context, input.personId);
      const code = await showActivationCode(deps, holder);
      if ('refused' in code) throw errors.NOT_READY();
      return code;
    }),
    ...ownSuspensionProcedures(deps),
  };
}
