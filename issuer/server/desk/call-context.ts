import type { DeskWho } from '@mleg/issuer-contract/desk';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { type PageCall, requireSession } from '@mleg/platform/http/page-call';
import { ORPCError } from '@orpc/server';
import type { IssuerDeps } from '../deps.ts';
import type { Session } from '../desk-sign-in/session.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';

/** What a call of the desk's API comes with. */
export type CallContext = PageCall<Session>;

type AskDeps = Pick<IssuerDeps, 'clock' | 'database'>;

/** D59: somebody without the role learns that, and it is recorded. */
export async function requireSupervisor({ clock, database }: AskDeps, context: CallContext): Promise<Session> {
  const session = requireSession(context);
  if (session.staff.role === 'supervisor') return session;
  const at = clock.now();
  await recordAudit(database, { institutionId: DESK, at, event: 'desk.not-your-role', actor: session.staff.staffId });
  throw new ORPCError('FORBIDDEN', { status: 403 });
}

const LET_IN: Readonly<Record<DeskWho, (deps: AskDeps, context: CallContext) => unknown>> = {
  anybody: () => undefined,
  'signed-in': (_deps, context) => requireSession(context),
  supervisor: requireSupervisor,
};

/** Asked of every call before anything of it is read (E2). */
export const admit = (deps: AskDeps, context: CallContext, { meta }: { meta: unknown }): unknown =>
  LET_IN[((meta ?? {}) as { who?: DeskWho }).who ?? 'signed-in'](deps, context);
