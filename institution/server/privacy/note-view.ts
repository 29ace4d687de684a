import type { DataView } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Kysely, Transaction } from 'kysely';
import type { DataViewsTable } from '../database/privacy-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { selectViews, upsertView } from './views-store.ts';

type ViewDeps = Pick<InstitutionDeps, 'clock' | 'settings'> & {
  database: Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;
};

const NEWEST = 200;

export interface View {
  by: Account;
  personId: string;
  what: DataViewsTable['what'];
  /** Why, in the contract's words. */
  reason?: string;
}

/** Remembers who looks, for whom it is about; of a file that stays open the day's first look is recorded. */
export async function noteView({ clock, database, settings }: ViewDeps, view: View): Promise<void> {
  const { institutionId } = settings;
  const at = clock.now();
  const { by, personId, what, reason } = view;
  const seen = { institutionId, personId, viewedBy: by.accountId, what, day: dateInWarsaw(at), at };
  const times = await upsertView(database, seen);
  if (what === 'file' && times > 1) return;
  const event = { institutionId, at, event: VIEW_EVENTS[what], actor: by.accountId, subject: personId };
  await recordAudit(database, { ...event, ...(reason ? { detail: { reason } } : {}) });
}

export const VIEW_EVENTS = { file: 'file.opened', pesel: 'pesel.shown', export: 'privacy.exported' } as const;

/** For the person's own eyes. */
export async function readViews(
  { database, settings }: Omit<ViewDeps, 'clock'>,
  personId: string,
): Promise<DataView[]> {
  const rows = await selectViews(database, settings.institutionId, personId, NEWEST);
  return rows.map(({ what, times, last_at: lastAt, display_name: by }) => ({
    by: by ?? '',
    what,
    times,
    lastAt: lastAt.toISOString(),
  }));
}
