import { contract } from '@mleg/institution-contract/contract';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement, ORPCError } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { type AcceptRefused, acceptInvitation, openAccount } from '../invitations/accept-invitation.ts';
import { inviteGuardian } from '../invitations/invite.ts';
import { type CallContext, requireOffice } from './call-context.ts';

export function invitationProcedures(deps: InstitutionDeps) {
  const os = implement(contract.invitation).$context<CallContext>();
  return {
    inviteGuardian: os.inviteGuardian.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await inviteGuardian(deps, { ...input, by: account });
      if ('code' in result) return result;
      if (result.refused === 'too-many') {
        const { retryAfterSeconds } = result;
        throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
      }
      throw result.refused === 'not-found' ? errors.NOT_FOUND() : errors.NOT_A_MINOR();
    }),
    accept: os.accept.handler(async ({ context, input: { code } }) => {
      const { account } = requireSession(context);
      const result = await acceptInvitation(deps, { by: account, code, address: context.address });
      if ('refused' in result) throw refusal(context, result);
      return result;
    }),
    open: os.open.handler(async ({ context, input: { code, ...account } }) => {
      const result = await openAccount(deps, { account, code, address: context.address, headers: context.headers });
      if ('refused' in result) throw refusal(context, result);
      const { device, ...opened } = result;
      context.answerHeaders.append('Set-Cookie', device);
      return opened;
    }),
  };
}

const REFUSALS = {
  'wrong-code': ['WRONG_CODE', 404],
  'own-roles': ['OWN_ROLES', 403],
  'opened-by-others': ['OPENED_BY_OTHERS', 409],
  'login-taken': ['LOGIN_TAKEN', 409],
} as const;

function refusal({ answerHeaders }: CallContext, result: AcceptRefused) {
  if ('retryAfterSeconds' in result) {
    const { retryAfterSeconds } = result;
    answerHeaders.set('Retry-After', String(retryAfterSeconds));
    return new ORPCError('TOO_MANY_REQUESTS', { status: 429, data: { retryAfterSeconds } });
  }
  if (result.refused === 'weak') {
    return new ORPCError('WEAK_PASSWORD', { status: 422, data: { weakness: result.weakness } });
  }
  const [code, status] = REFUSALS[result.refused];
  return new ORPCError(code, { status });
}
