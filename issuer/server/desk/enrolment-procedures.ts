import { deskContract } from '@mleg/issuer-contract/desk';
import { implement, ORPCError } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import { enrol, enrolmentOptions, readEnrolment } from '../desk-sign-in/enrolment.ts';
import { throttle } from '../desk-sign-in/throttle.ts';
import type { CallContext } from './call-context.ts';
import { openSession } from './session-procedures.ts';

export function enrolmentProcedures(deps: IssuerDeps) {
  const os = implement(deskContract.enrolment).$context<CallContext>();
  return {
    open: os.open.handler(async ({ input, context, errors }) => {
      await limit(deps, context);
      const enrolment = await readEnrolment(deps, input.token);
      if (!enrolment) throw errors.NOT_FOUND();
      return { role: enrolment.role, ...(enrolment.name ? { name: enrolment.name } : {}) };
    }),
    passkeyOptions: os.passkeyOptions.handler(async ({ input, context, errors }) => {
      await limit(deps, context);
      const options = await enrolmentOptions(deps, input.token, input.name);
      if (!options) throw errors.NOT_FOUND();
      return { ...options };
    }),
    finish: os.finish.handler(async ({ input, context, errors }) => {
      await limit(deps, context);
      const result = await enrol(deps, input.token, input.name, input.response);
      if ('staff' in result) return openSession(deps, context, result.staff);
      if (result.refused === 'passkey-refused') throw errors.REFUSED();
      throw result.refused === 'email-taken' ? errors.EMAIL_TAKEN() : errors.NOT_FOUND();
    }),
  };
}

async function limit(deps: IssuerDeps, context: CallContext): Promise<void> {
  const throttled = await throttle(deps, 'address', context.address);
  if (!throttled) return;
  context.answerHeaders.set('Retry-After', String(throttled.retryAfterSeconds));
  throw new ORPCError('TOO_MANY_REQUESTS', { status: 429, data: throttled });
}
