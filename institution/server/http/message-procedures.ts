import { contract } from '@mleg/institution-contract/contract';
import { requireSession } from '@mleg/platform/http/page-call';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { readInbox } from '../messages/inbox.ts';
import { markMessageRead } from '../messages/message-store.ts';
import type { CallContext } from './call-context.ts';

export function messageProcedures(deps: InstitutionDeps) {
  const os = implement(contract.message).$context<CallContext>();
  return {
    list: os.list.handler(({ context }) => readInbox(deps, requireSession(context).account)),
    markRead: os.markRead.handler(async ({ context, input: { messageId }, errors }) => {
      const { accountId } = requireSession(context).account;
      const reading = { accountId, messageId, at: deps.clock.now() };
      if (!(await markMessageRead(deps.database, deps.settings.institutionId, reading))) throw errors.NOT_FOUND();
    }),
  };
}
