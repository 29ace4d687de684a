import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { insertAlert } from '../privacy/alerts-store.ts';
import type { Account } from '../sign-in/account.ts';
import { selectIsGuestOfSharing } from './second-identity-store.ts';

type NoticeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'random' | 'settings'>;

/** A guardian who signs in with a browser of whoever let them in, or of somebody of the staff, may be the same person. */
export async function noticeAtSignIn(deps: NoticeDeps, { accountId }: Account): Promise<void> {
  const { database, settings } = deps;
  if (!(await selectIsGuestOfSharing(database, settings.institutionId, accountId))) return;
  await noticeSecondIdentity(deps, database, { accountId, about: accountId });
}

/** The head learns of it, of one thing once. */
export async function noticeSecondIdentity(
  { clock, random, settings: { institutionId } }: Omit<NoticeDeps, 'database'>,
  within: Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>,
  { accountId, about, personId }: { accountId: string; about: string; personId?: string },
): Promise<void> {
  const at = clock.now();
  const alert = { institutionId, alertId: makeUuid(random), kind: 'second-identity', about, accountId, at } as const;
  const isNew = await insertAlert(within, { ...alert, ...(personId ? { personId } : {}) });
  if (isNew) await recordAudit(within, { institutionId, at, event: 'account.second-identity', actor: accountId });
}
