import { type AgreementView, agreementContract } from '@mleg/institution-contract/agreement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { implement } from '@orpc/server';
import { agreementView, applicationOf } from '../agreement/agreement-view.ts';
import { askForChange } from '../agreement/ask-for-change.ts';
import { keepTerms } from '../agreement/learn-terms.ts';
import { type AgreementAnswer, sayAboutAgreement } from '../agreement/say-about-agreement.ts';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

export function agreementProcedures(deps: InstitutionDeps) {
  const os = implement(agreementContract).$context<CallContext>();
  const note = (event: InstitutionEvent, actor: string) => {
    const { institutionId } = deps.settings;
    return recordAudit(deps.database, { institutionId, at: deps.clock.now(), event, actor, detail: {} });
  };
  return {
    get: os.get.handler(async ({ context }) => {
      await requireOffice(deps, context);
      const answer = await unlessAway(sayAboutAgreement(deps, { kind: 'ask' }));
      if (answer === undefined) return agreementView(deps, 'unknown');
      if ('report' in answer) {
        await keepTerms(deps, answer.report);
        return agreementView(deps, answer.report);
      }
      return agreementView(deps, answer.refused === 'unknown-institution' ? 'none' : 'unknown');
    }),
    apply: os.apply.handler(async ({ input, context, errors }) => {
      const { account } = await requireOffice(deps, context);
      const application = await applicationOf(deps, input);
      const view = await tell(deps, errors, sayAboutAgreement(deps, { kind: 'apply', application }));
      await note('agreement.applied', account.accountId);
      return view;
    }),
    change: os.change.handler(async ({ input, context, errors }) => {
      const { account } = await requireOffice(deps, context);
      const answer = await unlessAway(askForChange(deps, { by: account, change: input }));
      return viewOf(deps, errors, answer && unlessNotYet(answer));
    }),
    answer: os.answer.handler(async ({ input, context, errors }) => {
      const { account } = await requireOffice(deps, context);
      const view = await tell(deps, errors, sayAboutAgreement(deps, { kind: 'answer', text: input.text }));
      await note('agreement.answered', account.accountId);
      return view;
    }),
  };
}

interface TellErrors {
  ISSUER_AWAY(): Error;
  REFUSED(options: { data: { refused: string; invalid: string[] } }): Error;
}

async function tell(
  deps: InstitutionDeps,
  errors: TellErrors,
  answered: Promise<AgreementAnswer>,
): Promise<AgreementView> {
  return viewOf(deps, errors, await unlessAway(answered));
}

function viewOf(
  deps: InstitutionDeps,
  errors: TellErrors,
  answer: AgreementAnswer | undefined,
): Promise<AgreementView> {
  if (answer === undefined) throw errors.ISSUER_AWAY();
  if ('refused' in answer) throw errors.REFUSED({ data: answer });
  return agreementView(deps, answer.report);
}

async function unlessAway<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof IssuerUnavailable) return undefined;
    throw error;
  }
}
