import { contract } from '@mleg/institution-contract/contract';
import type { Session as SessionView } from '@mleg/institution-contract/person';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import { selectTerms } from '../agreement/terms-store.ts';
import type { SignInMethod } from '../database/account-schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { readChildren } from '../family/children.ts';
import { confirmByPasskey, passkeyOptions, signInByPasskey } from '../passkeys/use-passkey.ts';
import { noticeAtSignIn } from '../second-identities/notice-second-identity.ts';
import { type Account, rolesOf } from '../sign-in/account.ts';
import { confirmSession } from '../sign-in/confirm-session.ts';
import { noteDevice } from '../sign-in/known-device.ts';
import { endSession, resumeSession, type Session, startSession } from '../sign-in/session.ts';
import { portalCookie } from '../sign-in/session-cookie.ts';
import { type SignInRefused, signIn } from '../sign-in/sign-in.ts';
import type { CallContext } from './call-context.ts';
import { institutionFace } from './institution-face.ts';
import { waitFirst } from './wait-first.ts';

export function sessionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.session).$context<CallContext>();
  return {
    signIn: os.signIn.handler(async ({ input, context, errors }) => {
      const result = await signIn(deps, input, context);
      if ('refused' in result) throw refusal(context, errors, result);
      const view = await begin(deps, context, result.account, 'password');
      context.answerHeaders.append('Set-Cookie', result.device);
      return view;
    }),
    passkeyOptions: os.passkeyOptions.handler(async () => ({ ...(await passkeyOptions(deps)) })),
    byPasskey: os.byPasskey.handler(async ({ input, context, errors }) => {
      const result = await signInByPasskey(deps, input.response, context.address);
      if ('refused' in result) throw refusal(context, errors, result);
      const { account } = result;
      const device = await noteDevice(deps, context.headers, account.accountId);
      const view = await begin(deps, context, account, 'passkey');
      context.answerHeaders.append('Set-Cookie', device);
      return view;
    }),
    current: os.current.handler(async ({ context }) =>
      context.session ? await sessionView(deps, context.session) : null,
    ),
    confirm: os.confirm.handler(async ({ input, context, errors }) => {
      const result = await confirmSession(deps, requireSession(context), input.password);
      if ('refused' in result) throw refusal(context, errors, result);
    }),
    confirmByPasskey: os.confirmByPasskey.handler(async ({ input, context, errors }) => {
      const session = requireSession(context);
      const result = await confirmByPasskey(deps, session, input.response, context.address);
      if ('refused' in result) throw refusal(context, errors, result);
      return sessionView(deps, (await resumed(deps, context)) ?? session);
    }),
    signOut: os.signOut.handler(async ({ context }) => {
      await endSession(deps, requireSession(context));
      context.answerHeaders.append('Set-Cookie', portalCookie(deps.settings).expire());
    }),
  };
}

/** A new session, and an end to the one this browser had. */
async function begin(
  deps: InstitutionDeps,
  context: CallContext,
  account: Account,
  method: SignInMethod,
): Promise<SessionView> {
  if (context.session) await endSession(deps, context.session);
  await noticeAtSignIn(deps, account);
  const { token, session } = await startSession(deps, { account, method, from: context });
  context.answerHeaders.append('Set-Cookie', portalCookie(deps.settings).set(token));
  return sessionView(deps, session);
}

/** With the roles that it has now. */
async function resumed(deps: InstitutionDeps, { headers }: CallContext): Promise<Session | undefined> {
  const token = portalCookie(deps.settings).read(headers.get('cookie'));
  return token ? resumeSession(deps, token) : undefined;
}

function refusal(context: CallContext, errors: { WRONG_CREDENTIALS(): Error }, result: SignInRefused): Error {
  return result.refused === 'wrong-credentials' ? errors.WRONG_CREDENTIALS() : waitFirst(context, result);
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
    passkeyNeeded: session.passkeyNeeded,
    csrfToken: session.csrfToken,
    institution: institutionFace(deps.settings),
    ...(terms ? { suspensionDays: terms.suspensionDays } : {}),
  };
}
