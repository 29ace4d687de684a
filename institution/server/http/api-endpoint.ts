import { contract } from '@mleg/institution-contract/contract';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { apiHandler } from '@mleg/platform/http/api-handler';
import { pageApi } from '@mleg/platform/http/page-api';
import type { OpenAPIHandler } from '@orpc/openapi/fetch';
import { implement } from '@orpc/server';
import type { Handler } from 'hono';
import type { InstitutionDeps } from '../deps.ts';
import type { Session } from '../sign-in/session.ts';
import { sessionOf } from '../sign-in/session-of.ts';
import { accountProcedures } from './account-procedures.ts';
import { agreementProcedures } from './agreement-procedures.ts';
import { applicationProcedures } from './application-procedures.ts';
import { admit, type CallContext } from './call-context.ts';
import { dayProcedures } from './day-procedures.ts';
import { documentProcedures } from './document-procedures.ts';
import { groupOrderProcedures } from './group-order-procedures.ts';
import { guardianProcedures } from './guardian-procedures.ts';
import { institutionFace } from './institution-face.ts';
import { invitationProcedures } from './invitation-procedures.ts';
import { massActionProcedures } from './mass-action-procedures.ts';
import { messageProcedures } from './message-procedures.ts';
import { myCardProcedures } from './my-card-procedures.ts';
import { noteLooks } from './note-looks.ts';
import { officeProcedures } from './office-procedures.ts';
import { passwordResetProcedures } from './password-reset-procedures.ts';
import { personFormProcedures } from './person-form-procedures.ts';
import { photoProcedures } from './photo-procedures.ts';
import { privacyProcedures } from './privacy-procedures.ts';
import { pupilProcedures } from './pupil-procedures.ts';
import { rosterProcedures } from './roster-procedures.ts';
import { sessionProcedures } from './session-procedures.ts';
import { staffProcedures } from './staff-procedures.ts';
import { twoPeopleProcedures } from './two-people-procedures.ts';

const PREFIX = '/api';
/** Two ways of signing in, what the second begins with, and how a forgotten password is replaced. */
const WAYS_IN = [
  '/session',
  '/session/passkey',
  '/session/passkey/options',
  '/password-resets',
  '/password-resets/password',
].map((path) => `${PREFIX}${path}`);

/** The institution's own API, for its pages and for adapters. */
export function apiEndpoint(deps: InstitutionDeps): Handler {
  return pageApi<Session>({
    prefix: PREFIX,
    settings: deps.settings,
    handler: createHandler(deps),
    sessionOf: (request) => sessionOf(deps, request),
    isWayIn: ({ method }, path) => method === 'POST' && WAYS_IN.includes(path),
    watchEnd: (session, ended) => deps.sessionEnds.watch(session.sessionId, ended),
    recordForgery: async (event, session) => {
      const { institutionId } = deps.settings;
      const actor = session?.account.accountId ?? 'somebody';
      await recordAudit(deps.database, { institutionId, at: deps.clock.now(), event, actor });
    },
  });
}

function createHandler(deps: InstitutionDeps): OpenAPIHandler<CallContext> {
  const os = implement(contract).$context<CallContext>();
  const router = os.router({
    institution: { get: os.institution.get.handler(() => institutionFace(deps.settings)) },
    session: sessionProcedures(deps),
    account: accountProcedures(deps),
    passwordReset: passwordResetProcedures(deps),
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
    twoPeople: twoPeopleProcedures(deps),
    privacy: privacyProcedures(deps),
    staff: staffProcedures(deps),
    invitation: invitationProcedures(deps),
  });
  return apiHandler(router, {
    log: deps.log,
    where: 'api',
    admit: (call, procedure) => admit(deps, call, procedure),
    answered: (call, procedure, told) => noteLooks(deps, call, procedure, told),
  });
}
