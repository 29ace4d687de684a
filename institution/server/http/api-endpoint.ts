import { contract } from '@mleg/institution-contract/contract';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isDatabaseAway } from '@mleg/platform/database/is-database-away';
import { clientAddress } from '@mleg/platform/http/client-address';
import { isCrossSite } from '@mleg/platform/http/cross-site';
import { reportFault } from '@mleg/platform/http/incident';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { implement, ORPCError } from '@orpc/server';
import type { Handler, Context as HonoContext } from 'hono';
import type { InstitutionDeps } from '../deps.ts';
import { lacksCsrfToken } from '../sign-in/forgery.ts';
import { resumeSession, type Session } from '../sign-in/session.ts';
import { readSessionCookie } from '../sign-in/session-cookie.ts';
import { agreementProcedures } from './agreement-procedures.ts';
import { applicationProcedures } from './application-procedures.ts';
import type { CallContext } from './call-context.ts';
import { dayProcedures } from './day-procedures.ts';
import { documentProcedures } from './document-procedures.ts';
import { groupOrderProcedures } from './group-order-procedures.ts';
import { guardianProcedures } from './guardian-procedures.ts';
import { institutionFace } from './institution-face.ts';
import { invitationProcedures } from './invitation-procedures.ts';
import { massActionProcedures } from './mass-action-procedures.ts';
import { messageProcedures } from './message-procedures.ts';
import { myCardProcedures } from './my-card-procedures.ts';
import { officeProcedures } from './office-procedures.ts';
import { personFormProcedures } from './person-form-procedures.ts';
import { photoProcedures } from './photo-procedures.ts';
import { privacyProcedures } from './privacy-procedures.ts';
import { pupilProcedures } from './pupil-procedures.ts';
import { rosterProcedures } from './roster-procedures.ts';
import { sessionProcedures } from './session-procedures.ts';
import { staffProcedures } from './staff-procedures.ts';

const PREFIX = '/api';
const SIGN_IN = `${PREFIX}/session`;

/** The institution's own API, for its pages and for adapters. */
export function apiEndpoint(deps: InstitutionDeps): Handler {
  const handler = createHandler(deps);
  return async (context) => {
    const request = context.req.raw;
    if (isCrossSite(request, deps.settings.origin)) return refuseForgery(deps, 'authz.cross-site');
    const session = await sessionOf(deps, request);
    const isSignIn = request.method === 'POST' && context.req.path === SIGN_IN;
    if (session && !isSignIn && lacksCsrfToken(request, session)) {
      return refuseForgery(deps, 'authz.csrf', session.account.accountId);
    }
    return answer(handler, deps, context, session);
  };
}

async function answer(
  handler: OpenAPIHandler<CallContext>,
  deps: InstitutionDeps,
  context: HonoContext,
  session: Session | undefined,
): Promise<Response> {
  const answerHeaders = new Headers({ 'Cache-Control': 'no-store' });
  const address = clientAddress(context, deps.settings.behindProxy);
  const call = { session, address, answerHeaders };
  const { matched, response } = await handler.handle(context.req.raw, { prefix: PREFIX, context: call });
  if (response?.headers.get('content-type')?.startsWith('text/event-stream')) {
    // A reverse proxy that collects answers would hold back every change until the end.
    answerHeaders.set('X-Accel-Buffering', 'no');
  }
  if (response?.status === 503) answerHeaders.set('Retry-After', '5');
  if (!matched) return Response.json({ defined: false, code: 'NOT_FOUND', status: 404 }, { status: 404 });
  for (const [name, value] of answerHeaders) response.headers.append(name, value);
  return response;
}

function createHandler(deps: InstitutionDeps): OpenAPIHandler<CallContext> {
  const os = implement(contract).$context<CallContext>();
  const router = os.router({
    institution: { get: os.institution.get.handler(() => institutionFace(deps.settings)) },
    session: sessionProcedures(deps),
    myCard: myCardProcedures(deps),
    office: officeProcedures(deps),
    day: dayProcedures(deps),
    roster: rosterProcedures(deps),
    personForm: personFormProcedures(deps),
    groupOrders: groupOrderProcedures(deps),
    pupil: pupilProcedures(deps),
    guardian: guardianProcedures(deps),
    photo: photoProcedures(deps),
    agreement: agreementProcedures(deps),
    application: applicationProcedures(deps),
    documents: documentProcedures(deps),
    message: messageProcedures(deps),
    massActions: massActionProcedures(deps),
    privacy: privacyProcedures(deps),
    staff: staffProcedures(deps),
    invitation: invitationProcedures(deps),
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
function withoutCause({ log }: Pick<InstitutionDeps, 'log'>, error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.status < 500) return error;
  const fault = error instanceof ORPCError && error.cause ? error.cause : error;
  if (isDatabaseAway(fault)) return new ORPCError('SERVICE_UNAVAILABLE', { status: 503 });
  const incident = reportFault(log, fault, 'api');
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    status: 500,
    message: `Something failed on our side. Incident ${incident}.`,
    data: { incident },
  });
}

async function sessionOf(deps: InstitutionDeps, request: Request): Promise<Session | undefined> {
  const token = readSessionCookie(deps.settings, request.headers.get('cookie'));
  return token ? resumeSession(deps, token) : undefined;
}

/** D60 */
async function refuseForgery(deps: InstitutionDeps, event: string, actor = 'somebody'): Promise<Response> {
  const { institutionId } = deps.settings;
  await recordAudit(deps.database, { institutionId, at: deps.clock.now(), event, actor });
  const body = { defined: true, code: 'FORBIDDEN', status: 403, message: 'Reload the page and try again.' };
  return Response.json(body, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}
