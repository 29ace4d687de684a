import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { orderOwnCard } from '../card-actions/order-card.ts';
import { readFreshCard } from '../cards/fresh-card.ts';
import { readCard } from '../cards/my-card.ts';
import { createRefreshOrder } from '../cards/refresh-order.ts';
import { showActivationCode, showCodes } from '../cards/show-codes.ts';
import { watchCard } from '../cards/watch-card.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallContext, requireStudent } from './call-context.ts';
import { requireCollector } from './require-pupil.ts';

export function myCardProcedures(deps: InstitutionDeps) {
  const os = implement(contract.myCard).$context<CallContext>();
  const refreshOrder = createRefreshOrder(deps);
  return {
    get: os.get.handler(async ({ context }) => {
      const { personId } = requireStudent(context);
      return known(await readFreshCard({ ...deps, refreshOrder }, personId));
    }),
    watch: os.watch.handler(async ({ context, signal }) => {
      const { personId } = requireStudent(context);
      known(await readCard(deps, personId));
      const ends = AbortSignal.any([deps.stopping, ...(signal ? [signal] : [])]);
      return watchCard({ ...deps, refreshOrder }, personId, ends);
    }),
    placeOrder: os.placeOrder.handler(async ({ context, input, errors }) => {
      const { personId } = requireStudent(context);
      const result = await orderOwnCard(deps, { personId, actor: 'student', replace: input.replace });
      if ('placed' in result) return result.placed;
      if (result.refused === 'too-many-orders') {
        const { retryAfterSeconds } = result;
        context.answerHeaders.set('Retry-After', String(retryAfterSeconds));
        throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
      }
      if (result.refused === 'order-open') throw errors.ORDER_OPEN({ data: result.order });
      throw errors.NOT_ELIGIBLE({ data: result.eligibility });
    }),
    showCodes: os.showCodes.handler(async ({ context, errors }) => {
      const codes = await showCodes(deps, await requireCollector(deps, context, requireStudent(context).personId));
      if ('refused' in codes) throw errors.NOT_READY();
      return codes;
    }),
    showActivationCode: os.showActivationCode.handler(async ({ context, errors }) => {
      const code = await showActivationCode(
        deps,
        await requireCollector(deps, context, requireStudent(context).personId),
      );
      if ('refused' in code) throw errors.NOT_READY();
      return code;
    }),
  };
}

function known<T>(card: T | undefined): T {
  if (card === undefined) throw new Error('The account belongs to nobody.');
  return card;
}
