import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { viewWaiting } from '../applications/application.ts';
import { selectWaitingApplications } from '../applications/application-store.ts';
import { decideApplication, registerApplication } from '../applications/decide-application.ts';
import { submitApplication } from '../applications/submit-application.ts';
import { withdrawApplication } from '../applications/withdraw-application.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { requirePupil } from './require-pupil.ts';
import { unlessNotYet } from './unless-not-yet.ts';

const AT_ONCE = 200;

export function applicationProcedures(deps: InstitutionDeps) {
  const os = implement(contract.application).$context<CallContext>();
  return {
    submit: os.submit.handler(async ({ context, input, errors }) => {
      const { account } = await requirePupil(deps, context, input.personId);
      const result = await submitApplication(deps, { by: account.accountId, statement: input });
      if ('submitted' in result) return result.submitted;
      if (result.refused === 'not-foreseen') throw errors.NOT_FORESEEN();
      if (result.refused === 'already-there') throw errors.ALREADY_THERE();
      throw errors.NOTHING_TO_CANCEL();
    }),
    withdraw: os.withdraw.handler(async ({ context, input, errors }) => {
      const { account } = await requirePupil(deps, context, input.personId);
      const result = await withdrawApplication(deps, { ...input, by: account.accountId });
      if ('withdrawn' in result) return;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      throw errors.ALREADY_DECIDED();
    }),
    waiting: os.waiting.handler(async ({ context }) => {
      await requireOffice(deps, context);
      const waiting = await selectWaitingApplications(deps.database, deps.settings.institutionId, AT_ONCE);
      return { applications: waiting.map(viewWaiting) };
    }),
    register: os.register.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await registerApplication(deps, { by: account, statement: input }));
      if ('application' in result) return result;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-application') throw errors.OWN_APPLICATION();
      if (result.refused === 'erased') throw errors.ERASED();
      if (result.refused === 'not-foreseen') throw errors.NOT_FORESEEN();
      if (result.refused === 'already-there') throw errors.ALREADY_THERE();
      throw errors.NOTHING_TO_CANCEL();
    }),
    decide: os.decide.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const decision =
        input.decision === 'accept' ? ({ accept: true } as const) : ({ accept: false, note: input.note } as const);
      const { applicationId } = input;
      const result = unlessNotYet(await decideApplication(deps, { by: account, applicationId, decision }));
      if ('application' in result) return result;
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'own-application') throw errors.OWN_APPLICATION();
      throw errors.ALREADY_DECIDED();
    }),
  };
}
