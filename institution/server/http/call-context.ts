import { recordAudit } from '@mleg/platform/audit/record-audit';
import { ORPCError } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import type { Session } from '../sign-in/session.ts';

/** What a call of the API comes with. */
export interface CallContext {
  session?: Session | undefined;
  address: string;
  /** Go out with the answer, whatever it is. */
  answerHeaders: Headers;
}

export function requireSession({ session }: CallContext): Session {
  if (!session) throw new ORPCError('UNAUTHORIZED', { status: 401 });
  return session;
}

/** The person whose own card this is. */
export function requireStudent(context: CallContext): { session: Session; personId: string } {
  const session = requireSession(context);
  const { personId } = session.account;
  if (!personId) throw new ORPCError('FORBIDDEN', { status: 403 });
  return { session, personId };
}

/** D59: somebody without the role learns that, and it is recorded. */
export async function requireOffice(
  { clock, database, settings }: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  context: CallContext,
): Promise<Session> {
  const session = requireSession(context);
  if (session.account.office) return session;
  await recordAudit(database, {
    institutionId: settings.institutionId,
    at: clock.now(),
    event: 'authz.forbidden',
    actor: session.account.accountId,
  });
  throw new ORPCError('FORBIDDEN', { status: 403 });
}
