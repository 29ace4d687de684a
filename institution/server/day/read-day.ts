import { type Day, type Queue, STUCK_SHOWN, type Stuck, stuckReasonSchema } from '@mleg/institution-contract/day';
import { DAY, later } from '@mleg/platform/clock/durations';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { InstitutionDeps } from '../deps.ts';
import { CODES_END_SOON, ORDER_IS_LATE_AFTER } from '../durations.ts';
import { listHeldDeeds } from '../held-deeds/read-held-deeds.ts';
import { listImports } from '../roster/list-imports.ts';
import type { Account } from '../sign-in/account.ts';
import { countLeavers, countWaitingApplications, countWaitingPhotos, type QueueRecord } from './queue-store.ts';
import { type Moments, type StuckRecord, selectRejectedPhotos, selectStuckOrders } from './stuck-store.ts';

type DayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

const UNDECIDED = ['ready', 'columns-needed'];

/** What waits for the office, and who comes no further by themselves. One query a list; each names a few and counts all. */
export async function readDay(deps: DayDeps, account: Account): Promise<Day> {
  const { database, settings } = deps;
  const [applications, photos, held, leavers, imports, stuck] = await Promise.all([
    countWaitingApplications(database, settings.institutionId),
    countWaitingPhotos(database, settings.institutionId),
    listHeldDeeds(deps, account),
    countLeavers(database, settings.institutionId),
    listImports(deps, account),
    readStuck(deps),
  ]);
  const newest = imports.find(({ own }) => own);
  return {
    applications: queue(applications),
    photos: queue(photos),
    held,
    leavers: queue(leavers),
    // A colleague’s file waits for them; what a second person has been asked about stands in the one list of that.
    ...(newest && UNDECIDED.includes(newest.state) && !newest.held ? { roster: newest } : {}),
    stuck,
  };
}

async function readStuck({ clock, database, settings }: DayDeps): Promise<Stuck[]> {
  const { institutionId, policies } = settings;
  const now = clock.now();
  const moments: Moments = {
    now,
    soon: later(now, CODES_END_SOON),
    longAgo: later(now, -policies.unclaimedAfterDays * DAY),
    aWhileAgo: later(now, -ORDER_IS_LATE_AFTER),
    today: dateInWarsaw(now),
  };
  const limit = STUCK_SHOWN;
  const lists = await Promise.all(
    stuckReasonSchema.options.map(async (reason) => {
      const records =
        reason === 'photo-rejected'
          ? await selectRejectedPhotos(database, institutionId, { moments, limit })
          : await selectStuckOrders(database, institutionId, { reason, moments, limit });
      return { reason, total: records[0]?.total ?? 0, people: records.map(view) };
    }),
  );
  return lists.filter(({ total }) => total > 0);
}

const queue = ({ count, since }: QueueRecord): Queue => ({ count, ...(since ? { since: since.toISOString() } : {}) });

function view(record: StuckRecord): Stuck['people'][number] {
  return {
    personId: record.person_id,
    displayName: `${record.family_name} ${record.given_name}`,
    group: record.studies,
    since: record.since.toISOString(),
    remindedToday: record.reminded,
    ...(record.expires_at ? { expiresAt: record.expires_at.toISOString() } : {}),
    ...(record.detail ? { detail: record.detail } : {}),
  };
}
