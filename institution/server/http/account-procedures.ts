import { contract } from '@mleg/institution-contract/contract';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import { endOne, signOutEverywhere } from '../account/end-sessions.ts';
import { readAccount, viewPasskey } from '../account/read-account.ts';
import type { InstitutionDeps } from '../deps.ts';
import { addPasskey, newPasskeyOptions, removePasskey, renamePasskey } from '../passkeys/own-passkeys.ts';
import { changePassword } from '../passwords/change-password.ts';
import { selectCredentials } from '../sign-in/account-store.ts';
import { portalCookie } from '../sign-in/session-cookie.ts';
import type { CallContext } from './call-context.ts';
import { waitFirst } from './wait-first.ts';

/** Konto i bezpieczeństwo: everybody's own, and nobody else's. */
export function accountProcedures(deps: InstitutionDeps) {
  const os = implement(contract.account).$context<CallContext>();
  return {
    get: os.get.handler(({ context }) => readAccount(deps, requireSession(context))),
    changePassword: os.changePassword.handler(async ({ context, input, errors }) => {
      const result = await changePassword(deps, requireSession(context), input);
      if ('changed' in result) return;
      if (result.refused === 'weak') throw errors.WEAK_PASSWORD({ data: { weakness: result.weakness } });
      if (result.refused === 'wrong-credentials') throw errors.WRONG_CREDENTIALS();
      throw waitFirst(context, result);
    }),
    endSession: os.endSession.handler(async ({ context, input, errors }) => {
      if (!(await endOne(deps, requireSession(context), input.sessionId))) throw errors.NOT_FOUND();
    }),
    signOutEverywhere: os.signOutEverywhere.handler(async ({ context }) => {
      await signOutEverywhere(deps, requireSession(context));
      context.answerHeaders.append('Set-Cookie', portalCookie(deps.settings).expire());
    }),
    newPasskeyOptions: os.newPasskeyOptions.handler(async ({ context }) => {
      const session = requireSession(context);
      const { institutionId } = deps.settings;
      const known = await selectCredentials(deps.database, institutionId, session.account.accountId);
      return { ...(await newPasskeyOptions(deps, session, known?.login ?? '')) };
    }),
    addPasskey: os.addPasskey.handler(async ({ context, input, errors }) => {
      const result = await addPasskey(deps, requireSession(context), input);
      if ('added' in result) return viewPasskey(result.added);
      throw result.refused === 'too-many' ? errors.TOO_MANY_PASSKEYS() : errors.PASSKEY_REFUSED();
    }),
    renamePasskey: os.renamePasskey.handler(async ({ context, input, errors }) => {
      if (!(await renamePasskey(deps, requireSession(context), input))) throw errors.NOT_FOUND();
    }),
    removePasskey: os.removePasskey.handler(async ({ context, input, errors }) => {
      const result = await removePasskey(deps, requireSession(context), input.passkeyId);
      if ('removed' in result) return;
      throw result.refused === 'last' ? errors.LAST_PASSKEY() : errors.NOT_FOUND();
    }),
  };
}
