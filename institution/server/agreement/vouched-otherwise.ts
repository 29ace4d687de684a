import type { AgreementReport } from '@mleg/issuer-contract/agreement';
import type { InstitutionFacts } from '@mleg/issuer-contract/institution';
import { ownFacts } from './own-registration.ts';
import type { AgreementDeps } from './say-about-agreement.ts';

/**
 * What the Ministry says of this institution on cards, where that is not what our settings say. An address that we do
 * not give is the Ministry's to know.
 */
export function vouchedOtherwise(
  deps: Pick<AgreementDeps, 'keys' | 'settings'>,
  { vouched, state }: Pick<AgreementReport, 'vouched' | 'state'>,
): InstitutionFacts | undefined {
  if (!vouched || (state !== 'in-force' && state !== 'suspended')) return undefined;
  const own = ownFacts(deps);
  const { name, shortName, address, domain } = vouched;
  const isSame =
    own.name === name &&
    own.shortName === shortName &&
    own.domain === domain &&
    (own.address === undefined || own.address === address);
  if (isSame) return undefined;
  return {
    name,
    ...(shortName === undefined ? {} : { shortName }),
    ...(address === undefined ? {} : { address }),
    ...(domain === undefined ? {} : { domain }),
  };
}
