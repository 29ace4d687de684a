import { deskContract } from '@mleg/issuer-contract/desk';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isDatabaseAway } from '@mleg/platform/database/is-database-away';
import { clientAddress } from '@mleg/platform/http/client-address';
import { isCrossSite, isSafeMethod } from '@mleg/platform/http/cross-site';
import { RETRY_AFTER, reportFault } from '@mleg/platform/http/incident';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { implement, ORPCError } from '@orpc/server';
import type { Handler, Context as HonoContext } from 'hono';
import type { IssuerEvent } from '../database/issuer-event.ts';
import type { IssuerDeps } from '../deps.ts';
import { resumeSession, type Session } from '../desk-sign-in/session.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { hasPasswords } from '../desk-sign-in/staff-store.ts';
import { readFigures } from '../figures/read-figures.ts';
import { agreementProcedures } from './agreement-procedures.ts';
import { type CallContext, requireSession } from './call-context.ts';
import { lacksCsrfToken } from './csrf.ts';
import { enrolmentProcedures } from './enrolment-procedures.ts';
import { readSessionCookie } from './session-cookie.ts';
import { sessionProcedures } from './session-procedures.ts';
import { staffProcedures } from './staff-procedures.ts';

const PREFIX = '/desk/api';
/** Ways in: they work with whatever session the browser still has. */
const WAYS_IN = [`${PREFIX}/session/`, `${PREFIX}/enrolment`];

/** The desk's API, for its pages. */
export function deskApi(deps: IssuerDeps): Handler {
  const handler = createHandler(deps);
  return async (context) => {
    const request = context.req.raw;
    if (isCrossSite(request, deps.settings.origin)) return refuseForgery(deps, 'authz.cross-site');
    const token = readSessionCookie(deps.settings, request.headers.get('cookie'));
    const session = token ? await resumeSession(deps, token) : undefined;
    const isWayIn = !isSafeMethod(request) && WAYS_IN.some((path) => context.req.path.startsWith(path));
    if (session && !isWayIn && lacksCsrfToken(request, session.csrfToken)) {
      return refuseForgery(deps, 'authz.csrf', session.staff.staffId);
    }
    return answer(handler, deps, context, session);
  };
}

async function answer(
  handler: OpenAPIHandler<CallContext>,
  { settings }: IssuerDeps,
  context: HonoContext,
  session: Session | undefined,
): Promise<Response> {
  const answerHeaders = new Headers({ 'Cache-Control': 'no-store' });
  const call = { session, address: clientAddress(context, settings.behindProxy), answerHeaders };
  const { matched, response } = await handler.handle(context.req.raw, { prefix: PREFIX, context: call });
  if (!matched) return Response.json({ defined: false, code: 'NOT_FOUND', status: 404 }, { status: 404 });
  if (response.status === 503) answerHeaders.set('Retry-After', RETRY_AFTER);
  for (const [name, value] of answerHeaders) response.headers.append(name, value);
  return response;
}

function createHandler(deps: IssuerDeps): OpenAPIHandler<CallContext> {
  const os = implement(deskContract).$context<CallContext>();
  const router = os.router({
    face: os.face.handler(async () => ({
      authorityName: deps.settings.authorityName,
      passwordSignIn: await hasPasswords(deps.database),
    })),
    session: sessionProcedures(deps),
    enrolment: enrolmentProcedures(deps),
    agreements: agreementProcedures(deps),
    figures: os.figures.handler(async ({ input, context, errors }) => {
      requireSession(context);
      const { institutionId } = input;
      if (institutionId !== undefined && !(await deps.institutions.find(institutionId))) throw errors.NOT_FOUND();
      return readFigures(deps, input);
    }),
    staff: staffProcedures(deps),
  });
  return new OpenAPIHandler(router, {
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          throw withoutCause(deps, error);
        }
      },
    ],
  });
}

/** What is no refusal is a fault: recorded under a number, answered without its cause. */
function withoutCause({ log }: Pick<IssuerDeps, 'log'>, error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.status < 500) return error;
  const fault = error instanceof ORPCError && error.cause ? error.cause : error;
  if (isDatabaseAway(fault)) return new ORPCError('SERVICE_UNAVAILABLE', { status: 503 });
  const incident = reportFault(log, fault, 'desk-api');
  const message = `Something failed on our side. Incident ${incident}.`;
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, message, data: { incident } });
}

/** D60 */
async function refuseForgery(
  { clock, database }: IssuerDeps,
  event: IssuerEvent,
  actor = 'somebody',
): Promise<Response> {
  await recordAudit(database, { institutionId: DESK, at: clock.now(), event, actor });
  const body = { defined: true, code: 'FORBIDDEN', status: 403, message: 'Reload the page and try again.' };
  return Response.json(body, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}
