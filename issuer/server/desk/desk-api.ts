import { deskContract } from '@mleg/issuer-contract/desk';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { apiHandler } from '@mleg/platform/http/api-handler';
import { isSafeMethod } from '@mleg/platform/http/cross-site';
import { pageApi } from '@mleg/platform/http/page-api';
import { requireSession } from '@mleg/platform/http/page-call';
import type { OpenAPIHandler } from '@orpc/openapi/fetch';
import { implement } from '@orpc/server';
import type { Handler } from 'hono';
import type { IssuerDeps } from '../deps.ts';
import { resumeSession, type Session } from '../desk-sign-in/session.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { hasPasswords } from '../desk-sign-in/staff-store.ts';
import { readFigures } from '../figures/read-figures.ts';
import { readKeysDue } from '../key-turns/read-keys-due.ts';
import { agreementProcedures } from './agreement-procedures.ts';
import { admit, type CallContext } from './call-context.ts';
import { deskCookie } from './desk-cookie.ts';
import { enrolmentProcedures } from './enrolment-procedures.ts';
import { haltProcedures } from './halt-procedures.ts';
import { sessionProcedures } from './session-procedures.ts';
import { staffProcedures } from './staff-procedures.ts';

const PREFIX = '/desk/api';
/** Ways in: they work with whatever session the browser still has. */
const WAYS_IN = [`${PREFIX}/session/`, `${PREFIX}/enrolment`];

/** The desk's API, for its pages. */
export function deskApi(deps: IssuerDeps): Handler {
  const cookie = deskCookie(deps.settings);
  return pageApi<Session>({
    prefix: PREFIX,
    settings: deps.settings,
    handler: createHandler(deps),
    sessionOf: async (request) => {
      const token = cookie.read(request.headers.get('cookie'));
      return token ? resumeSession(deps, token) : undefined;
    },
    isWayIn: (request, path) => !isSafeMethod(request) && WAYS_IN.some((way) => path.startsWith(way)),
    recordForgery: async (event, session) => {
      const actor = session?.staff.staffId ?? 'somebody';
      await recordAudit(deps.database, { institutionId: DESK, at: deps.clock.now(), event, actor });
    },
  });
}

function createHandler(deps: IssuerDeps): OpenAPIHandler<CallContext> {
  const os = implement(deskContract).$context<CallContext>();
  const router = os.router({
    face: os.face.handler(async () => ({
      authorityName: deps.settings.authorityName,
      passwordSignIn: deps.settings.demonstration && (await hasPasswords(deps.database)),
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
    keysDue: os.keysDue.handler(async ({ context }) => {
      requireSession(context);
      return readKeysDue(deps);
    }),
    halt: haltProcedures(deps),
    staff: staffProcedures(deps),
  });
  return apiHandler(router, {
    log: deps.log,
    where: 'desk-api',
    admit: (call, procedure) => admit(deps, call, procedure),
  });
}
