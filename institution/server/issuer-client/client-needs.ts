import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import type { Random } from '@mleg/platform/random/random';
import type { InstitutionKeys } from '../keys/institution-keys.ts';
import type { InstitutionSettings } from '../settings.ts';

/** What the client needs to reach the issuer. It is itself one of the institution's `deps`, so it takes none of them. */
export interface ClientNeeds {
  clock: Clock;
  random: Random;
  fetch: Fetch;
  keys: Pick<InstitutionKeys, 'assertion'>;
  settings: Pick<InstitutionSettings, 'institutionId' | 'issuerOrigin'>;
}
