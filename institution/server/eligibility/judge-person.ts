import type { Eligibility } from '@mleg/institution-contract/eligibility';
import type { InstitutionDeps } from '../deps.ts';
import type { Person } from '../people/person.ts';
import { readPhoto } from '../photos/photo.ts';
import { judgeEligibility } from './judge-eligibility.ts';
import { warsawDate } from './warsaw-date.ts';

type JudgeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** What a page says: whether a photo is there, without reading it. */
export function judgeForDisplay(deps: Pick<JudgeDeps, 'clock' | 'settings'>, person: Person): Eligibility {
  return judgeEligibility({ person, policies: deps.settings.policies, today: warsawDate(deps.clock.now()) });
}

/** What an order depends on: a photo that is damaged counts as none. */
export async function judgePerson(deps: JudgeDeps, person: Person): Promise<Eligibility> {
  const isPhotoUsable = 'jpeg' in (await readPhoto(deps, person.personId));
  return judgeForDisplay(deps, { ...person, hasPhoto: isPhotoUsable });
}
