import type { AgreedTerms, InstitutionFacts, InstitutionRegistration } from '@mleg/issuer-contract/institution';
import type { InstitutionDeps } from '../deps.ts';
import { publicKeys } from './public-keys.ts';

const USUAL_TERMS: AgreedTerms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };

/** What the issuer must know of this institution; the keys were made here, and their private halves stay here. */
export async function ownRegistration(
  deps: Pick<InstitutionDeps, 'keys' | 'settings'>,
  terms = USUAL_TERMS,
): Promise<InstitutionRegistration> {
  const { institutionId, kind, registryNumber, origin, policies } = deps.settings;
  const cardTypes: InstitutionRegistration['policies']['cardTypes'] = [
    kind === 'school' ? 'pupil-card' : 'student-card',
  ];
  return {
    institutionId,
    ...ownFacts(deps),
    kind,
    registryNumber,
    ...(await publicKeys(deps)),
    eventsEndpoint: `${origin}/issuer-events`,
    policies: { ...terms, cardTypes, ...(kind === 'school' ? { codesFor: policies.codesFor } : {}) },
  };
}

/** What cards will say of this institution once the Ministry vouches for it. */
export function ownFacts({ settings }: Pick<InstitutionDeps, 'settings'>): InstitutionFacts {
  const { name, shortName, address, domain } = settings;
  return { name, shortName, ...(address === undefined ? {} : { address }), domain };
}
