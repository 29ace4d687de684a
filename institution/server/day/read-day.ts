import { type Day, type Queue, STUCK_SHOWN, type Stuck, stuckReasonSchema } from '@mleg/institution-contract/day';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { InstitutionDeps } from '../deps.ts';
import { listImports } from '../roster/list-imports.ts';
import type { Account } from '../sign-in/account.ts';
import {
  countHeldActions,
  countLeavers,
  countWaitingApplications,
  countWaitingPhotos,
  type QueueRecord,
} from './queue-store.ts';
import { type Moments, type StuckRecord, selectRejectedPhotos, selectStuckOrders } from './stuck-store.ts';

type DayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** As early as the holder is told; see `messages/remind-of-expiry.ts`. */
const SOON_DAYS = 7;
/** The aim is seconds; whoever waits longer should hear why. */
const LATE_MINUTES = 15;
const UNDECIDED = ['ready', 'columns-needed'];

/** What waits for the office, and who comes no further by themselves. One query a list; each names a few and counts all. */
export async function readDay(deps: DayDeps, account: Account): Promise<Day> {
  const { database, settings } = deps;
  const [applications, photos, held, leavers, [newest], stuck] = await Promise.all([
    countWaitingApplications(database, settings.institutionId),
    countWaitingPhotos(database, settings.institutionId),
    countHeldActions(database, settings.institutionId, account.accountId),
    countLeavers(database, settings.institutionId),
    listImports(deps, account),
    readStuck(deps),
  ]);
  return {
    applications: queue(applications),
    photos: queue(photos),
    held: queue(held),
    leavers: queue(leavers),
    ...(newest && UNDECIDED.includes(newest.state) ? { roster: newest } : {}),
    stuck,
  };
}

async function readStuck({ clock, database, settings }: DayDeps): Promise<Stuck[]> {
  const { institutionId, policies } = settings;
  const now = clock.now();
  const moments: Moments = {
    now,
    soon: new Date(now.getTime() + SOON_DAYS * DAY_MS),
    longAgo: new Date(now.getTime() - policies.unclaimedAfterDays * DAY_MS),
    aWhileAgo: new Date(now.getTime() - LATE_MINUTES * MINUTE_MS),
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
