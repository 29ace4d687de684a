import { deskContract } from '@mleg/issuer-contract/desk';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement, ORPCError } from '@orpc/server';
import { decide, type Judgement, type JudgementRefusal } from '../agreements/decide.ts';
import { type ChangeJudgement, decideChange } from '../agreements/decide-change.ts';
import { readAgreement, readSummaries } from '../agreements/read-agreement.ts';
import type { IssuerDeps } from '../deps.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import type { CallContext } from './call-context.ts';

export function agreementProcedures(deps: IssuerDeps) {
  const os = implement(deskContract.agreements).$context<CallContext>();
  const answer = async (staff: Staff, institutionId: string, errors: DecisionErrors, result: Result) => {
    const detail = 'decided' in result ? await readAgreement(deps, staff, institutionId) : undefined;
    if (detail) return detail;
    throw errorOf(errors, 'refused' in result ? result.refused : 'unknown-institution');
  };
  const judge = async (context: CallContext, errors: DecisionErrors, judgement: Judgement) => {
    const { staff } = requireSession(context);
    return answer(staff, judgement.institutionId, errors, await decide(deps, staff, judgement));
  };
  const judgeChange = async (context: CallContext, errors: DecisionErrors, judgement: ChangeJudgement) => {
    const { staff } = requireSession(context);
    return answer(staff, judgement.institutionId, errors, await decideChange(deps, staff, judgement));
  };
  return {
    list: os.list.handler(async ({ context }) => {
      const { staff } = requireSession(context);
      return { agreements: await readSummaries(deps, staff) };
    }),
    get: os.get.handler(async ({ input, context, errors }) => {
      const { staff } = requireSession(context);
      const detail = await readAgreement(deps, staff, input.institutionId);
      if (!detail) throw errors.NOT_FOUND();
      return detail;
    }),
    askBack: os.askBack.handler(({ input, context, errors }) =>
      judge(context, errors, { ...input, decision: 'ask-back' }),
    ),
    approve: os.approve.handler(({ input: { registerCompared: _said, terms, text, ...seen }, context, errors }) =>
      judge(context, errors, { ...seen, ...(terms ? { terms } : {}), ...(text ? { text } : {}), decision: 'approve' }),
    ),
    refuse: os.refuse.handler(({ input: { reason: text, ...input }, context, errors }) =>
      judge(context, errors, { ...input, text, decision: 'refuse' }),
    ),
    suspend: os.suspend.handler(({ input: { reason: text, ...input }, context, errors }) =>
      judge(context, errors, { ...input, text, decision: 'suspend' }),
    ),
    resume: os.resume.handler(({ input, context, errors }) => judge(context, errors, { ...input, decision: 'resume' })),
    acceptChange: os.acceptChange.handler(({ input: { changeChecked: _said, ...seen }, context, errors }) =>
      judgeChange(context, errors, { ...seen, accept: true }),
    ),
    declineChange: os.declineChange.handler(({ input: { reason: text, ...seen }, context, errors }) =>
      judgeChange(context, errors, { ...seen, text, accept: false }),
    ),
    end: os.end.handler(({ input: { reason: text, ...input }, context, errors }) =>
      judge(context, errors, { ...input, text, decision: 'end' }),
    ),
  };
}

type Result = { decided: true } | { refused: JudgementRefusal };

const CODES = {
  'unknown-institution': 'NOT_FOUND',
  'own-application': 'OWN_APPLICATION',
  'changed-meanwhile': 'CHANGED_MEANWHILE',
  'registry-number-taken': 'REGISTRY_NUMBER_TAKEN',
  'another-needed': 'ANOTHER_NEEDED',
} as const;

type DecisionErrors = Record<(typeof CODES)[keyof typeof CODES], () => Error>;

function errorOf(errors: DecisionErrors, refused: JudgementRefusal): Error {
  if (refused === 'not-your-role') return new ORPCError('FORBIDDEN', { status: 403 });
  return errors[CODES[refused]]();
}
