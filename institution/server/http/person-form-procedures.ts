import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { readFields } from '../hand-entries/read-fields.ts';
import { addByHand, changeByHand } from '../hand-entries/write-by-hand.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function personFormProcedures(deps: InstitutionDeps) {
  const os = implement(contract.personForm).$context<CallContext>();
  return {
    add: os.add.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await addByHand(deps, { by: account, fields: input }));
      if ('personId' in result) return result;
      throw errors.INVALID({ data: { problems: result.problems } });
    }),
    get: os.get.handler(async ({ context, input: { personId }, errors }) => {
      await requireOffice(deps, context);
      const fields = await readFields(deps, personId);
      if (!fields) throw errors.NOT_FOUND();
      return fields;
    }),
    change: os.change.handler(async ({ context, input: { personId, version, ...fields }, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await changeByHand(deps, { by: account, personId, version, fields }));
      if ('personId' in result) return;
      if (result.refused === 'invalid') throw errors.INVALID({ data: { problems: result.problems } });
      if (result.refused === 'changed-meanwhile') throw errors.CHANGED_MEANWHILE();
      throw result.refused === 'own-data' ? errors.OWN_DATA() : errors.NOT_FOUND();
    }),
  };
}
