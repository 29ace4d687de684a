import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { readDay } from '../day/read-day.ts';
import { remind } from '../day/remind.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallContext, requireOffice } from './call-context.ts';

export function dayProcedures(deps: InstitutionDeps) {
  const os = implement(contract.day).$context<CallContext>();
  return {
    get: os.get.handler(async ({ context }) => {
      const { account } = await requireOffice(deps, context);
      return readDay(deps, account);
    }),
    remind: os.remind.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await remind(deps, { ...input, by: account });
      if ('reminded' in result) return;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'nobody-to-tell') throw errors.NOBODY_TO_TELL();
      throw errors.NOTHING_TO_REMIND();
    }),
  };
}
