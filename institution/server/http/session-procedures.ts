import { contract } from '@mleg/institution-contract/contract';
import type { Session as SessionView } from '@mleg/institution-contract/person';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import { selectTerms } from '../agreement/terms-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { readChildren } from '../family/children.ts';
import { rolesOf } from '../sign-in/account.ts';
import { confirmSession } from '../sign-in/confirm-session.ts';
import { endSession, type Session, startSession } from '../sign-in/session.ts';
import { portalCookie } from '../sign-in/session-cookie.ts';
import { signIn } from '../sign-in/sign-in.ts';
import type { CallContext } from './call-context.ts';
import { institutionFace } from './institution-face.ts';

export function sessionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.session).$context<CallContext>();
  return {
    signIn: os.signIn.handler(async ({ input, context, errors }) => {
      const result = await signIn(deps, input, context.address);
      if ('refused' in result) {
        if (result.refused === 'wrong-credentials') throw errors.WRONG_CREDENTIALS();
        const { retryAfterSeconds } = result;
        context.answerHeaders.set('Retry-After', String(retryAfterSeconds));
        throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
      }
      if (context.session) await endSession(deps, context.session);
      const { token, session } = await startSession(deps, result.account);
      context.answerHeaders.append('Set-Cookie', portalCookie(deps.settings).set(token));
      return sessionView(deps, session);
    }),
    current: os.current.handler(async ({ context }) =>
      context.session ? await sessionView(deps, context.session) : null,
    ),
    confirm: os.confirm.handler(async ({ input, context, errors }) => {
      const result = await confirmSession(deps, requireSession(context), input.password, context.address);
      if ('confirmed' in result) return;
      if (result.refused === 'wrong-credentials') throw errors.WRONG_CREDENTIALS();
      throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds: result.retryAfterSeconds } });
    }),
    signOut: os.signOut.handler(async ({ context }) => {
      await endSession(deps, requireSession(context));
      context.answerHeaders.append('Set-Cookie', portalCookie(deps.settings).expire());
    }),
  };
}

async function sessionView(deps: InstitutionDeps, session: Session): Promise<SessionView> {
  const { accountId, displayName, personId, teaches } = session.account;
  const children = await readChildren(deps, session.account);
  const { terms } = await selectTerms(deps.database, deps.settings.institutionId);
  return {
    accountId,
    displayName,
    roles: rolesOf(session.account, children.length > 0),
    ...(personId ? { personId } : {}),
    teaches: [...teaches],
    csrfToken: session.csrfToken,
    institution: institutionFace(deps.settings),
    ...(terms ? { suspensionDays: terms.suspensionDays } : {}),
  };
}
