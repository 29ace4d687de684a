import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { placeGroupOrder, readGroupOrder, readLastGroupOrder, retryGroupOrder } from '../group-orders/group-orders.ts';
import { readGroups, readMembers } from '../group-orders/read-groups.ts';
import { pdfFile } from '../pdf/pdf-file.ts';
import { covers } from '../sign-in/account.ts';
import { printSlips } from '../slips/print-slips.ts';
import { typesetSlips } from '../slips/typeset-slips.ts';
import { knownLanguage, textsIn } from '../texts/texts-in.ts';
import {
  type CallContext,
  mayPrint,
  requireOffice,
  requireOfficeOrTeacher,
  requireOfficeOrTeacherOf,
  requirePrinter,
} from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function groupOrderProcedures(deps: InstitutionDeps) {
  const os = implement(contract.groupOrders).$context<CallContext>();
  return {
    groups: os.groups.handler(async ({ context }) => {
      const { account } = await requireOfficeOrTeacher(deps, context);
      const groups = await readGroups(deps);
      return { groups: groups.filter(({ name }) => covers(account, name)) };
    }),
    members: os.members.handler(async ({ context, input: { group } }) => {
      const { account } = await requireOfficeOrTeacherOf(deps, context, group);
      const lastOrder = await readLastGroupOrder(deps, group);
      const may = { mayOrder: account.office, mayPrint: mayPrint(deps, account) };
      return { members: await readMembers(deps, group), ...may, ...(lastOrder ? { lastOrder } : {}) };
    }),
    place: os.place.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await placeGroupOrder(deps, { ...input, by: account }));
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
      const { account } = await requirePrinter(deps, context, input.group);
      return unlessNotYet(await printSlips(deps, { ...input, by: account }));
    }),
    slipsPdf: os.slipsPdf.handler(async ({ context, input: { language: reads, ...wanted }, errors }) => {
      const language = knownLanguage(reads);
      const { account } = await requirePrinter(deps, context, wanted.group);
      const printed = unlessNotYet(await printSlips(deps, { ...wanted, by: account }));
      if (printed.slips.length === 0) throw errors.NONE_READY();
      for (const { personId } of printed.slips) context.subjects.add(personId);
      const document = typesetSlips(deps.settings, printed, { group: wanted.group, language });
      return pdfFile(await deps.makePdf('slips', document), textsIn(language).slips.fileName[wanted.sheet]);
    }),
  };
}
