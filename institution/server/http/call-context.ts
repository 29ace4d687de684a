import { type Who, whoMayCall } from '@mleg/institution-contract/base';
import { STEP_UP } from '@mleg/institution-contract/step-up';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Procedure } from '@mleg/platform/http/api-handler';
import { type PageCall, requireSession } from '@mleg/platform/http/page-call';
import { ORPCError } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { type Account, covers } from '../sign-in/account.ts';
import { isConfirmed } from '../sign-in/confirm-session.ts';
import type { Session } from '../sign-in/session.ts';

/** What a call of the API comes with. */
export type CallContext = PageCall<Session>;

/** The person whose own card this is. */
export function requireStudent(context: CallContext): { session: Session; personId: string } {
  const session = requireSession(context);
  const { personId } = session.account;
  if (!personId) throw new ORPCError('FORBIDDEN', { status: 403 });
  return { session, personId };
}

type AskDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** D59: somebody without the role learns that, and it is recorded. */
export async function requireOffice(deps: AskDeps, context: CallContext): Promise<Session> {
  const session = requireSession(context);
  return session.account.office ? session : refuse(deps, session);
}

/** Whoever leads the institution. */
export async function requireHead(deps: AskDeps, context: CallContext): Promise<Session> {
  const session = requireSession(context);
  return session.account.head ? session : refuse(deps, session);
}

/** The office for everybody, a class teacher for the pupils of their classes. */
export async function requireOfficeOrTeacher(deps: AskDeps, context: CallContext): Promise<Session> {
  const session = requireSession(context);
  return session.account.office || session.account.teaches.length > 0 ? session : refuse(deps, session);
}

const LET_IN: Readonly<Record<Who, (deps: AskDeps, context: CallContext) => unknown>> = {
  anybody: () => undefined,
  'signed-in': (_deps, context) => requireSession(context),
  student: (_deps, context) => requireStudent(context),
  office: requireOffice,
  'office-or-teacher': requireOfficeOrTeacher,
  head: requireHead,
};

/** Asked of every call before anything of it is read (E2); what hangs on whose data it is, procedures ask. */
export async function admit(deps: AskDeps, context: CallContext, procedure: Procedure): Promise<void> {
  await LET_IN[whoMayCall(procedure)](deps, context);
  if (STEP_UP.includes(`${procedure.method} ${procedure.path}`) && !isConfirmed(deps, requireSession(context))) {
    throw new ORPCError('STEP_UP', { status: 403, defined: true });
  }
}

/** As `requireOfficeOrTeacher`; a teacher is refused for a class that is not theirs. */
export async function requireOfficeOrTeacherOf(deps: AskDeps, context: CallContext, group: string): Promise<Session> {
  const session = await requireOfficeOrTeacher(deps, context);
  return covers(session.account, group) ? session : refuse(deps, session);
}

/** The office, and the class's teacher where the institution lets teachers print. */
export async function requirePrinter(deps: AskDeps, context: CallContext, group: string): Promise<Session> {
  const session = await requireOfficeOrTeacherOf(deps, context, group);
  return mayPrint(deps, session.account) ? session : refuse(deps, session);
}

export function mayPrint({ settings }: Pick<AskDeps, 'settings'>, account: Account): boolean {
  return account.office || settings.policies.slipsBy === 'teachers';
}

async function refuse({ clock, database, settings }: AskDeps, { account }: Session): Promise<never> {
  const { institutionId } = settings;
  const event = { institutionId, at: clock.now(), event: 'authz.forbidden' as const, actor: account.accountId };
  await recordAudit(database, event);
  throw new ORPCError('FORBIDDEN', { status: 403 });
}
