import { deskContract } from '@mleg/issuer-contract/desk';
import type { DeskSession } from '@mleg/issuer-contract/staff';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import { endSession, type Session, startSession } from '../desk-sign-in/session.ts';
import { passkeyOptions, type SignedIn, signInByPasskey, signInByPassword } from '../desk-sign-in/sign-in.ts';
import type { Staff } from '../desk-sign-in/staff.ts';
import type { CallContext } from './call-context.ts';
import { deskCookie } from './desk-cookie.ts';

export function sessionProcedures(deps: IssuerDeps) {
  const os = implement(deskContract.session).$context<CallContext>();
  return {
    current: os.current.handler(({ context }) => (context.session ? sessionView(context.session) : null)),
    passkeyOptions: os.passkeyOptions.handler(async () => ({ ...(await passkeyOptions(deps)) })),
    byPasskey: os.byPasskey.handler(async ({ input, context, errors }) =>
      opened(deps, context, errors, await signInByPasskey(deps, input.response, context.address)),
    ),
    byPassword: os.byPassword.handler(async ({ input, context, errors }) =>
      opened(deps, context, errors, await signInByPassword(deps, input, context.address)),
    ),
    signOut: os.signOut.handler(async ({ context }) => {
      await endSession(deps, requireSession(context));
      context.answerHeaders.append('Set-Cookie', deskCookie(deps.settings).expire());
    }),
  };
}

interface SignInErrors {
  REFUSED(): Error;
  TOO_MANY_REQUESTS(options: { data: { retryAfterSeconds: number } }): Error;
}

function opened(deps: IssuerDeps, context: CallContext, errors: SignInErrors, result: SignedIn): Promise<DeskSession> {
  if ('staff' in result) return openSession(deps, context, result.staff);
  if (result.refused === 'refused') throw errors.REFUSED();
  const { retryAfterSeconds } = result;
  context.answerHeaders.set('Retry-After', String(retryAfterSeconds));
  throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
}

/** A new session, and an end to the one this browser had. */
export async function openSession(deps: IssuerDeps, context: CallContext, staff: Staff): Promise<DeskSession> {
  if (context.session) await endSession(deps, context.session);
  const { token, session } = await startSession(deps, staff);
  context.answerHeaders.append('Set-Cookie', deskCookie(deps.settings).set(token));
  return sessionView(session);
}

const sessionView = ({ staff, csrfToken }: Session): DeskSession => ({
  staffId: staff.staffId,
  displayName: staff.displayName,
  role: staff.role,
  csrfToken,
});
