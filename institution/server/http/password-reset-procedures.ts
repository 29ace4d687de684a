import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { changeAddress } from '../account-access/change-address.ts';
import { handResetCode } from '../account-access/hand-code.ts';
import type { InstitutionDeps } from '../deps.ts';
import { accountsOf } from '../guardians/acting-for.ts';
import { askForLink, finishReset } from '../passwords/reset-password.ts';
import { selectPerson } from '../people/people-store.ts';
import { selectCredentials } from '../sign-in/account-store.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';
import { waitFirst } from './wait-first.ts';

export function passwordResetProcedures(deps: InstitutionDeps) {
  const os = implement(contract.passwordReset).$context<CallContext>();
  const reaches = (email: string | undefined) => deps.settings.mail !== undefined && email !== undefined;
  return {
    ask: os.ask.handler(async ({ context, input }) => {
      const result = await askForLink(deps, input.login, context.address);
      if ('refused' in result) throw waitFirst(context, result);
    }),
    finish: os.finish.handler(async ({ context, input, errors }) => {
      const result = await finishReset(deps, { ...input, address: context.address });
      if ('reset' in result) return;
      if (result.refused === 'weak') throw errors.WEAK_PASSWORD({ data: { weakness: result.weakness } });
      throw result.refused === 'wrong-code' ? errors.WRONG_CODE() : waitFirst(context, result);
    }),
    accounts: os.accounts.handler(async ({ context, input: { personId }, errors }) => {
      await requireOffice(deps, context);
      const { institutionId } = deps.settings;
      if (!(await selectPerson(deps.database, institutionId, personId))) throw errors.NOT_FOUND();
      const accounts = [];
      for (const accountId of await accountsOf(deps, personId)) {
        const known = await selectCredentials(deps.database, institutionId, accountId);
        if (!known) continue;
        const { displayName, email, isOf } = known;
        accounts.push({ accountId, displayName, isGuardian: isOf !== personId, email: reaches(email) });
      }
      return { accounts };
    }),
    hand: os.hand.handler(async ({ context, input: { accountId }, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await handResetCode(deps, { by: account, accountId }));
      if ('code' in result) return result;
      if (result.refused === 'has-email') throw errors.HAS_EMAIL();
      throw result.refused === 'not-found' ? errors.NOT_FOUND() : errors.NOT_YOURS();
    }),
    changeAddress: os.changeAddress.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await changeAddress(deps, { ...input, by: account }));
      if ('changed' in result) return;
      if (result.refused === 'too-many') throw waitFirst(context, result);
      throw result.refused === 'not-found' ? errors.NOT_FOUND() : errors.NOT_YOURS();
    }),
  };
}
