import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { placeGroupOrder, readGroupOrder, readLastGroupOrder, retryGroupOrder } from '../group-orders/group-orders.ts';
import { readGroups, readMembers } from '../group-orders/read-groups.ts';
import { printSlips } from '../slips/print-slips.ts';
import { type CallContext, requireOffice } from './call-context.ts';

export function groupOrderProcedures(deps: InstitutionDeps) {
  const os = implement(contract.groupOrders).$context<CallContext>();
  return {
    groups: os.groups.handler(async ({ context }) => {
      await requireOffice(deps, context);
      return { groups: await readGroups(deps) };
    }),
    members: os.members.handler(async ({ context, input: { group } }) => {
      await requireOffice(deps, context);
      const lastOrder = await readLastGroupOrder(deps, group);
      return { members: await readMembers(deps, group), ...(lastOrder ? { lastOrder } : {}) };
    }),
    place: os.place.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await placeGroupOrder(deps, { ...input, by: account });
      if ('refused' in result) throw errors.ID_REUSED();
      return result;
    }),
    get: os.get.handler(async ({ context, input: { groupOrderId }, errors }) => {
      await requireOffice(deps, context);
      const order = await readGroupOrder(deps, groupOrderId);
      if (!order) throw errors.NOT_FOUND();
      return order;
    }),
    retry: os.retry.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await retryGroupOrder(deps, { ...input, by: account });
      if ('refused' in result) throw errors.NOT_FOUND();
      return result;
    }),
    slips: os.slips.handler(async ({ context, input }) => {
      const { account } = await requireOffice(deps, context);
      return printSlips(deps, { ...input, by: account });
    }),
  };
}
