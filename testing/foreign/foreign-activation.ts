import type { CredentialOfferObject, IssuerMetadataResult } from '@openid4vc/openid4vci';
import type { ForeignKey, ForeignWallet } from './foreign-wallet.ts';

export interface ForeignActivation {
  metadata: IssuerMetadataResult;
  offer: CredentialOfferObject;
  configurationId: string;
  /** The token's. */
  key: ForeignKey;
  accessToken: string;
}

export interface ForeignCards {
  credentials: string[];
  notificationId: string;
}

/** From the QR to a token, by the foreign client alone. */
export async function redeemOffer(wallet: ForeignWallet, offerUri: string, txCode: string): Promise<ForeignActivation> {
  const offer = await wallet.client.resolveCredentialOffer(offerUri);
  const metadata = await wallet.client.resolveIssuerMetadata(offer.credential_issuer);
  const [configurationId = ''] = offer.credential_configuration_ids;
  const key = await wallet.newKey();
  const { accessTokenResponse } = await wallet.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer: offer,
    issuerMetadata: metadata,
    txCode,
    ...wallet.dpop(key),
  });
  if (accessTokenResponse.token_type !== 'DPoP') throw new Error('a token that is bound to nothing');
  return { metadata, offer, configurationId, key, accessToken: accessTokenResponse.access_token };
}

/** One card for each of the keys. */
export async function fetchCards(
  wallet: ForeignWallet,
  { metadata, configurationId, key, accessToken }: ForeignActivation,
  holders: readonly ForeignKey[],
): Promise<ForeignCards> {
  const { credentialResponse } = await wallet.client.retrieveCredentials({
    issuerMetadata: metadata,
    credentialConfigurationId: configurationId,
    accessToken,
    proofs: { jwt: await wallet.prove(metadata, configurationId, holders) },
    ...wallet.dpop(key),
  });
  const entries = (credentialResponse.credentials ?? []) as { credential: string }[];
  const { notification_id: notificationId = '' } = credentialResponse;
  return { credentials: entries.map(({ credential }) => credential), notificationId };
}
