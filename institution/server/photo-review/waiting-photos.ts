import type { WaitingPhoto } from '@mleg/institution-contract/photo';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { countWaitingByGroup, selectWaiting, type WaitingRecord } from './submission-store.ts';
import { picturePath } from './view-submission.ts';

/** A screen and what comes after it; the next come as these are decided. */
const AT_ONCE = 60;

/** The office sees all that wait, a class teacher those of their classes. */
export async function readWaitingPhotos(
  deps: Pick<InstitutionDeps, 'database' | 'settings'>,
  { office, teaches }: Account,
  group: string | undefined,
): Promise<{ photos: WaitingPhoto[]; groups: { group: string; count: number }[] }> {
  const { institutionId } = deps.settings;
  const own = office ? undefined : teaches;
  const asked = group === undefined ? own : [group].filter((one) => office || teaches.includes(one));
  const waiting = await selectWaiting(deps.database, institutionId, { groups: asked, limit: AT_ONCE });
  return { photos: waiting.map(view), groups: await countWaitingByGroup(deps.database, institutionId, own) };
}

function view(record: WaitingRecord): WaitingPhoto {
  return {
    submissionId: record.submission_id,
    personId: record.person_id,
    displayName: `${record.family_name} ${record.given_name}`,
    group: record.studies,
    submittedAt: record.submitted_at.toISOString(),
    path: picturePath(record),
    ...(record.has_photo ? { currentPath: `/photos/${record.person_id}` } : {}),
  };
}
