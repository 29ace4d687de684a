import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { InstitutionDeps } from '../deps.ts';
import type { Person } from '../people/person.ts';
import { selectUndamaged } from '../photos/photo-store.ts';
import { judgeEligibility } from './judge-eligibility.ts';

type JudgeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** What a page says: whether a photo is there, without reading it. */
export function judgeForDisplay(deps: Pick<JudgeDeps, 'clock' | 'settings'>, person: Person): Eligibility {
  const { policies, kind } = deps.settings;
  return judgeEligibility({ person, policies, kind, today: dateInWarsaw(deps.clock.now()) });
}

export type Judge = (person: Person) => Eligibility;

/** What an order depends on, for several people whose photos are looked at together: a damaged one counts as none. */
export async function openJudge(deps: JudgeDeps, personIds: readonly string[]): Promise<Judge> {
  const undamaged = await selectUndamaged(deps.database, deps.settings.institutionId, personIds);
  return (person) => judgeForDisplay(deps, { ...person, hasPhoto: undamaged.has(person.personId) });
}
