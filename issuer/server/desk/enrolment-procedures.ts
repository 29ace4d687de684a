import { deskContract } from '@mleg/issuer-contract/desk';
import { implement, ORPCError } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import { enrol, enrolmentOptions, readEnrolment } from '../desk-sign-in/enrolment.ts';
import type { CallContext } from './call-context.ts';
import { openSession } from './session-procedures.ts';

export function enrolmentProcedures(deps: IssuerDeps) {
  const os = implement(deskContract.enrolment).$context<CallContext>();
  return {
    open: os.open.handler(async ({ input, context, errors }) => {
      const enrolment = await readEnrolment(deps, input.token);
      if (!enrolment) throw await missed(deps, context, errors);
      return { role: enrolment.role, ...(enrolment.name ? { name: enrolment.name } : {}) };
    }),
    passkeyOptions: os.passkeyOptions.handler(async ({ input, context, errors }) => {
      const options = await enrolmentOptions(deps, input.token, input.name);
      if (!options) throw await missed(deps, context, errors);
      return { ...options };
    }),
    finish: os.finish.handler(async ({ input, context, errors }) => {
      const result = await enrol(deps, input.token, input.name, input.response);
      if ('staff' in result) return openSession(deps, context, result.staff);
      if (result.refused === 'passkey-refused') throw errors.REFUSED();
      throw result.refused === 'email-taken' ? errors.EMAIL_TAKEN() : await missed(deps, context, errors);
    }),
  };
}

/** Only links that lead nowhere are counted. */
async function missed(
  { limits }: Pick<IssuerDeps, 'limits'>,
  { address, answerHeaders }: CallContext,
  errors: { NOT_FOUND(): Error },
): Promise<Error> {
  const over = await limits.count('enrolment-links', address);
  if (!over) return errors.NOT_FOUND();
  const { retryAfterSeconds } = over;
  answerHeaders.set('Retry-After', String(retryAfterSeconds));
  return new ORPCError('TOO_MANY_REQUESTS', { status: 429, data: { retryAfterSeconds } });
}
