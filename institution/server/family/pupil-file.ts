import type { PupilFile } from '@mleg/institution-contract/guardian';
import { PHOTO_PROFILES } from '../appearance/photo-profiles.ts';
import { viewApplication } from '../applications/application.ts';
import { selectApplicationsOf } from '../applications/application-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type ActingAs, isMinor } from '../guardians/acting-for.ts';
import { selectPerson } from '../people/people-store.ts';
import { fullName, type Person } from '../people/person.ts';
import { selectNewestSubmission } from '../photo-review/submission-store.ts';
import { viewSubmission } from '../photo-review/view-submission.ts';

type FileDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** What the pupil and the guardians see beside the card; throws where nobody has this id. */
export async function readPupilFile(deps: FileDeps, personId: string, as: ActingAs): Promise<PupilFile> {
  const { institutionId, policies } = deps.settings;
  const person = await selectPerson(deps.database, institutionId, personId);
  if (!person) throw new Error('The account belongs to nobody.');
  const newest = await selectNewestSubmission(deps.database, institutionId, personId);
  const applications = await selectApplicationsOf(deps.database, institutionId, personId);
  return {
    personId,
    displayName: fullName(person),
    group: person.group,
    photo: {
      size: PHOTO_PROFILES[policies.photoProfile],
      ...(person.hasPhoto ? { path: `/photos/${personId}` } : {}),
      ...(newest ? { newest: viewSubmission(newest) } : {}),
    },
    applications: applications.map(viewApplication),
    issue: policies.issue,
    mayCollect: mayCollect(deps, person, as),
  };
}

/** Whether somebody who acts for a pupil may see the codes. */
export function mayCollect(
  deps: Pick<FileDeps, 'clock' | 'settings'>,
  person: Pick<Person, 'birthdate'>,
  as: ActingAs,
): boolean {
  return as === 'guardian' || deps.settings.policies.codesFor === 'holder' || !isMinor(deps, person);
}
