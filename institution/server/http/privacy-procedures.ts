import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { readViews } from '../looks/note-view.ts';
import { dismissAlert, readAlerts } from '../privacy/alerts.ts';
import { erasePerson } from '../privacy/erase-person.ts';
import { refuseErasure } from '../privacy/refuse-erasure.ts';
import { isErasureRequested, requestErasure } from '../privacy/request-erasure.ts';
import { revealPesel } from '../privacy/reveal-pesel.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { exportProcedures } from './export-procedures.ts';
import { requirePupil } from './require-pupil.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function privacyProcedures(deps: InstitutionDeps) {
  const os = implement(contract.privacy).$context<CallContext>();
  return {
    ...exportProcedures(deps),
    revealPesel: os.revealPesel.handler(async ({ context, input, errors }) => {
      const by = await requireOffice(deps, context);
      const result = unlessNotYet(await revealPesel(deps, { ...input, by }));
      if ('pesel' in result) return result;
      throw result.refused === 'step-up' ? errors.STEP_UP() : errors.NOT_FOUND();
    }),
    erase: os.erase.handler(async ({ context, input: { personId }, errors }) => {
      const by = await requireOffice(deps, context);
      const result = unlessNotYet(await erasePerson(deps, { by, personId }));
      if ('kept' in result) return result;
      throw result.refused === 'own-data' ? errors.OWN_DATA() : errors.NOT_FOUND();
    }),
    refuseErasure: os.refuseErasure.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await refuseErasure(deps, { ...input, by: account });
      if ('told' in result) return;
      throw result.refused === 'own-data' ? errors.OWN_DATA() : errors.NOT_FOUND();
    }),
    alerts: os.alerts.handler(async ({ context }) => {
      const { account } = await requireOffice(deps, context);
      return { alerts: await readAlerts(deps, account) };
    }),
    dismissAlert: os.dismissAlert.handler(async ({ context, input: { alertId }, errors }) => {
      const { account } = await requireOffice(deps, context);
      if (!(await dismissAlert(deps, account, alertId))) throw errors.NOT_FOUND();
    }),
    views: os.views.handler(async ({ context, input: { personId } }) => {
      await requirePupil(deps, context, personId);
      return { views: await readViews(deps, personId), erasureRequested: await isErasureRequested(deps, personId) };
    }),
    requestErasure: os.requestErasure.handler(async ({ context, input: { personId } }) => {
      const { account } = await requirePupil(deps, context, personId);
      await requestErasure(deps, account, personId);
    }),
  };
}
