import { recordAudit } from '@mleg/platform/audit/record-audit';
import { requireSession } from '@mleg/platform/http/page-call';
import { ORPCError } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { mayCollect } from '../family/pupil-file.ts';
import { type ActingAs, actingFor } from '../guardians/acting-for.ts';
import { selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import type { CallContext } from './call-context.ts';

export interface ForPupil {
  account: Account;
  as: ActingAs;
  /** As the audit names whoever acts. */
  actor: string;
}

/** The pupil, or a guardian of today; for everybody else there is no such pupil (G76, G77), and the try is recorded. */
export async function requirePupil(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  context: CallContext,
  personId: string,
): Promise<ForPupil> {
  const { account } = requireSession(context);
  const as = await actingFor(deps, account, personId);
  if (as) return { account, as, actor: as === 'self' ? 'student' : account.accountId };
  await recordAudit(deps.database, {
    institutionId: deps.settings.institutionId,
    at: deps.clock.now(),
    event: 'family.refused',
    actor: account.accountId,
  });
  throw new ORPCError('NOT_FOUND', { status: 404 });
}

/** Whoever may see the codes: where the policy says so, of a minor only the guardians. */
export async function requireCollector(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  context: CallContext,
  personId: string,
): Promise<{ personId: string; actor: string }> {
  const { as, actor } = await requirePupil(deps, context, personId);
  const person = await selectPerson(deps.database, deps.settings.institutionId, personId);
  if (person && mayCollect(deps, person, as)) return { personId, actor };
  throw new ORPCError('GUARDIANS_COLLECT', { status: 403 });
}
