import type { DataView, ViewerRole } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Kysely, Transaction } from 'kysely';
import type { DataViewsTable } from '../database/privacy-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { selectViews, upsertViews } from './views-store.ts';

type ViewDeps = Pick<InstitutionDeps, 'clock' | 'settings'> & {
  database: Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;
};

const NEWEST = 200;

export interface View {
  by: Account;
  personIds: readonly string[];
  what: DataViewsTable['what'];
  /** Shown beside what is recorded as a whole: no further time. */
  isPart?: boolean;
  /** Why, in the contract's words. */
  reason?: string;
}

/**
 * Remembers who looks, for whom it is about (RODO art. 15; CJEU C-579/21). In the audit stand a whole PESEL, an export,
 * and of a file that stays open the day's first look.
 */
export async function noteView({ clock, database, settings }: ViewDeps, view: View): Promise<void> {
  const { institutionId } = settings;
  const at = clock.now();
  const { by, personIds, what, isPart = false, reason } = view;
  const times = await upsertViews(database, {
    institutionId,
    personIds: [...new Set(personIds)],
    viewedBy: by.accountId,
    role: roleOf(by),
    what,
    day: dateInWarsaw(at),
    at,
    times: isPart ? 0 : 1,
  });
  if (isPart || !isAudited(what)) return;
  const seen = [...times].filter(([, count]) => what !== 'file' || count === 1);
  const events = seen.map(([subject]) => ({
    institutionId,
    at,
    event: VIEW_EVENTS[what],
    actor: by.accountId,
    subject,
    ...(reason ? { detail: { reason } } : {}),
  }));
  if (events.length > 0) await recordAudit(database, ...events);
}

export const VIEW_EVENTS = { file: 'file.opened', pesel: 'pesel.shown', export: 'privacy.exported' } as const;
const isAudited = (what: DataViewsTable['what']): what is keyof typeof VIEW_EVENTS => what in VIEW_EVENTS;

/** Whoever leads the institution works in its office, too. */
function roleOf({ head, office }: Account): ViewerRole {
  if (head) return 'head';
  return office ? 'office' : 'teacher';
}

/** For the person's own eyes. */
export async function readViews(
  { database, settings }: Omit<ViewDeps, 'clock'>,
  personId: string,
): Promise<DataView[]> {
  const rows = await selectViews(database, settings.institutionId, personId, NEWEST);
  return rows.map(({ what, role, times, last_at: lastAt, display_name: by }) => ({
    by: by ?? '',
    ...(role ? { role } : {}),
    what,
    times,
    lastAt: lastAt.toISOString(),
  }));
}
