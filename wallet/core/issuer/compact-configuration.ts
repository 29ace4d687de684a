import { credentialConfigurationSchema } from '@mleg/protocol/openid4vci/issuer-metadata';
import { COMPACT_CARD_FORMAT, COMPACT_CONFIGURATIONS_URI } from '@mleg/student-card/card-type';
import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import * as z from 'zod';
import type { GuardedFetch } from '../trust/guarded-fetch.ts';
import { isNetworkFailure } from '../trust/network-failure.ts';

const linkedSchema = z.looseObject({
  credential_configurations_supported: z.record(z.string(), credentialConfigurationSchema),
});
type Configurations = z.infer<typeof linkedSchema>['credential_configurations_supported'];

/**
 * The same card for checks without a network, where the issuer has one (docs/specifications/compact-card-issuing.md).
 * Without it a card is whole: only what may be had later is waited for.
 */
export async function findCompactConfiguration(
  fetch: GuardedFetch,
  { credentialIssuer }: IssuerMetadataResult,
  configurationId: string,
): Promise<{ configurationId?: string } | { refused: 'offline' }> {
  const { credential_configurations_supported: configurations } = credentialIssuer;
  const linked = await fetchLinked(fetch, credentialIssuer[COMPACT_CONFIGURATIONS_URI]);
  if (linked === 'offline') return { refused: 'offline' };
  const scope = configurations[configurationId]?.scope;
  // Issuers of before have it among the others.
  const found = Object.entries({ ...linked, ...(configurations as Configurations) }).find(
    ([, one]) => one.format === COMPACT_CARD_FORMAT && one.scope === scope && takesOurKeys(one),
  );
  return found === undefined ? {} : { configurationId: found[0] };
}

const takesOurKeys = ({ proof_types_supported: types }: Configurations[string]): boolean =>
  types === undefined || types['jwt']?.proof_signing_alg_values_supported.includes('ES256') === true;

async function fetchLinked(fetch: GuardedFetch, uri: unknown): Promise<Configurations | 'offline'> {
  if (typeof uri !== 'string') return {};
  try {
    const response = await fetch(uri, { headers: { Accept: 'application/json' } });
    const read = linkedSchema.safeParse(response.ok ? await response.json() : undefined);
    return read.success ? read.data.credential_configurations_supported : {};
  } catch (error) {
    return isNetworkFailure(error, 'offline') ? 'offline' : {};
  }
}
