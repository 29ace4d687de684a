import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import type { InstitutionDeps } from '../deps.ts';
import { publicKeys } from './public-keys.ts';

const CODE_LIFETIME_DAYS = 30;

/** What the issuer must know of this institution; the keys were made here, and their private halves stay here. */
export function ownRegistration(
  deps: Pick<InstitutionDeps, 'keys' | 'settings'>,
  codeLifetimeDays = CODE_LIFETIME_DAYS,
): InstitutionRegistration {
  const { institutionId, name, kind, registryNumber, origin } = deps.settings;
  const [signingKey, encryptionKey] = publicKeys(deps);
  if (!signingKey || !encryptionKey) throw new Error('The institution has no keys.');
  const cardTypes: InstitutionRegistration['policies']['cardTypes'] = [
    kind === 'school' ? 'pupil-card' : 'student-card',
  ];
  return {
    institutionId,
    name,
    kind,
    registryNumber,
    signingKey,
    encryptionKey,
    eventsEndpoint: `${origin}/issuer-events`,
    policies: { codeLifetimeDays, wrongCodeLimit: 5, cardTypes },
  };
}
