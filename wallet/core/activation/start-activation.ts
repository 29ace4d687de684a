import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import { refusesPublicClients } from '../issuer/client-id.ts';
import { findCompactConfiguration } from '../issuer/compact-configuration.ts';
import { fetchOffer } from '../offer/fetch-offer.ts';
import { readOfferText } from '../offer/read-offer-text.ts';
import type { Activation } from '../records/activation.ts';
import type { Offer } from '../records/offer.ts';
import type { WalletDeps } from '../wallet.ts';
import type { StartRefusal } from './activation-refusal.ts';
import { describeProposal } from './describe-proposal.ts';
import { serverOf } from './request-token.ts';

type StartDeps = Pick<WalletDeps, 'fetch' | 'trusted' | 'issuers' | 'vault' | 'now'>;

/**
 * Step 5: reads a scanned, typed, pasted or followed code and asks the issuer what it offers. Nothing is used up; the
 * same code can be read again.
 */
export async function startActivation(deps: StartDeps, text: string): Promise<Activation | StartRefusal> {
  const source = readOfferText(deps.trusted, text);
  if ('refused' in source) return source;
  const offer = await fetchOffer(deps, source);
  if ('refused' in offer) return offer;
  const metadata = await deps.issuers.load(offer.issuer);
  if ('refused' in metadata) return metadata;
  if (refusesPublicClients(serverOf(metadata, offer))) return { refused: 'attested-wallets-only' };
  const configurationId = chooseConfiguration(offer, metadata);
  if (configurationId === undefined)
    return { refused: wantsAttestedKeys(offer, metadata) ? 'attested-wallets-only' : 'unsupported-card' };
  const compact = await findCompactConfiguration(deps.fetch, metadata, configurationId);
  if ('refused' in compact) return compact;
  const activation: Activation = {
    id: crypto.randomUUID(),
    startedAt: deps.now().toISOString(),
    source,
    issuer: offer.issuer,
    configurationId,
    ...(compact.configurationId !== undefined && { compactConfigurationId: compact.configurationId }),
    proposal: describeProposal(offer, metadata, configurationId),
    wrongTries: 0,
    progress: { step: 'offer-read' },
  };
  await deps.vault.apply([{ put: 'activation', record: activation }]);
  return activation;
}

/** Whether an offered card is for keys that somebody vouches for (OpenID4VCI 1.0 §12.2.4): for a page's nobody does. */
const wantsAttestedKeys = ({ configurationIds }: Offer, { credentialIssuer }: IssuerMetadataResult): boolean =>
  configurationIds.some((id) => {
    const configuration = credentialIssuer.credential_configurations_supported[id];
    return configuration?.format === 'dc+sd-jwt' && isForAttestedKeys(configuration);
  });

type Configuration = IssuerMetadataResult['credentialIssuer']['credential_configurations_supported'][string];

const isForAttestedKeys = ({ proof_types_supported: proofTypes }: Configuration): boolean =>
  proofTypes?.['jwt']?.key_attestations_required !== undefined;

/** The first card of the offer in the format that every card of this wallet has, for a key of a kind that it has. */
function chooseConfiguration(offer: Offer, { credentialIssuer }: IssuerMetadataResult): string | undefined {
  return offer.configurationIds.find((id) => {
    const configuration = credentialIssuer.credential_configurations_supported[id];
    if (configuration?.format !== 'dc+sd-jwt' || isForAttestedKeys(configuration)) return false;
    const algorithms = configuration.proof_types_supported?.['jwt']?.proof_signing_alg_values_supported;
    return configuration.proof_types_supported === undefined || algorithms?.includes('ES256') === true;
  });
}
