import { Oauth2ClientErrorResponseError, preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import type { CredentialOfferObject, IssuerMetadataResult } from '@openid4vc/openid4vci';
import { z } from 'zod';
import { clientIdAt } from '../issuer/client-id.ts';
import { signerOf } from '../issuer/protocol-client.ts';
import type { HolderKey } from '../keys/key-ring.ts';
import { fetchOffer } from '../offer/fetch-offer.ts';
import type { Activation, ActivationAt, Token } from '../records/activation.ts';
import type { Offer } from '../records/offer.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';
import { refusalOfFault } from './refusal-of-fault.ts';

/** What issuers of these cards allow before they close a code; OpenID4VCI 1.0 has no member that tells it. */
const USUAL_TRIES = 5;

/**
 * Step 5 again: fetches the offer anew, since its pre-authorized code expires before people have typed theirs, and
 * records that the codes are about to be used.
 */
export async function prepareTokenRequest(
  deps: ActivationDeps,
  activation: ActivationAt<'keys-made'>,
  activationCode: string | undefined,
): Promise<Activation | ActivationRefusal> {
  if (activation.proposal.activationCode !== undefined && activationCode === undefined)
    return { refused: 'activation-code-needed' };
  const offer = await fetchOffer(deps, activation.source);
  if ('refused' in offer) return offer;
  if (offer.issuer !== activation.issuer || !offer.configurationIds.includes(activation.configurationId))
    return { refused: 'unsupported-offer' };
  const { keys } = activation.progress;
  return keepProgress(deps, activation, {
    step: 'token-asked',
    keys,
    offer,
    ...(activationCode === undefined ? {} : { activationCode }),
  });
}

/** Step 6a: exchanges the codes for a token (OpenID4VCI 1.0 §6). If the answer got lost, the same request is repeated. */
export async function requestToken(
  deps: ActivationDeps,
  activation: ActivationAt<'token-asked'>,
): Promise<Activation | ActivationRefusal> {
  const { keys, offer, activationCode } = activation.progress;
  const dpopBound = supportsDpop(deps);
  const clientId = clientIdAt(serverOf(deps.metadata, offer), deps.clientId);
  try {
    const { accessTokenResponse } = await deps.protocol.openid4vci.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer: wireOffer(offer),
      issuerMetadata: deps.metadata,
      ...(activationCode === undefined ? {} : { txCode: activationCode }),
      ...dpopOption(dpopBound, keys.dpop),
    });
    const token: Token = {
      accessToken: accessTokenResponse.access_token,
      dpopBound: accessTokenResponse.token_type.toLowerCase() === 'dpop',
      ...namedIdentifiers(accessTokenResponse.authorization_details),
      ...(clientId === undefined ? {} : { clientId }),
      ...(accessTokenResponse.refresh_token === undefined ? {} : { refreshToken: accessTokenResponse.refresh_token }),
    };
    return await keepProgress(deps, activation, { step: 'token-got', keys, token });
  } catch (error) {
    return refuseToken(deps, activation, error);
  }
}

/** After a refusal the activation is at a step at which the codes can be entered again or the request repeated. */
async function refuseToken(
  deps: ActivationDeps,
  activation: ActivationAt<'token-asked'>,
  error: unknown,
): Promise<ActivationRefusal> {
  const { keys } = activation.progress;
  const code = error instanceof Oauth2ClientErrorResponseError ? error.errorResponse.error : undefined;
  if (code !== 'invalid_grant' && code !== 'invalid_tx_code') {
    const refusal = refusalOfFault(error);
    if (refusal.refused === 'too-many-requests' || refusal.refused === 'later')
      await keepProgress(deps, activation, { step: 'keys-made', keys });
    return refusal;
  }
  const wrongTries = activation.wrongTries + 1;
  await keepProgress(deps, activation, { step: 'keys-made', keys }, { wrongTries });
  // `invalid_grant` is a wrong activation code and a dead offer alike (§6.3); a dead offer is gone from its address.
  const offer = await fetchOffer(deps, activation.source);
  if ('refused' in offer && offer.refused === 'dead-code') return offer;
  return { refused: 'wrong-code', triesLeft: Math.max(0, USUAL_TRIES - wrongTries) };
}

/** The authorization server an offer means (OpenID4VCI 1.0 §4.1.1), as its metadata describe it. */
export function serverOf({ authorizationServers }: IssuerMetadataResult, { authorizationServer }: Offer) {
  return authorizationServers.find(({ issuer }) => issuer === authorizationServer) ?? authorizationServers[0];
}

const detailSchema = z.looseObject({
  type: z.literal('openid_credential'),
  credential_configuration_id: z.string(),
  credential_identifiers: z.array(z.string()).min(1),
});

/** What the token is for, where the answer names it (OpenID4VCI 1.0 §6.2). */
export function namedIdentifiers(details: readonly unknown[] = []): Pick<Token, 'credentialIdentifiers'> {
  const named = details.flatMap((detail) => {
    const read = detailSchema.safeParse(detail);
    return read.success ? [read.data] : [];
  });
  if (named.length === 0) return {};
  return {
    credentialIdentifiers: Object.fromEntries(
      named.map((detail) => [detail.credential_configuration_id, detail.credential_identifiers]),
    ),
  };
}

/** RFC 9449 §5.1. */
function supportsDpop({ metadata }: ActivationDeps): boolean {
  return metadata.authorizationServers.some((server) => server.dpop_signing_alg_values_supported?.includes('ES256'));
}

export const dpopOption = (bound: boolean, key: HolderKey) => (bound ? { dpop: { signer: signerOf(key) } } : {});

function wireOffer({ issuer, configurationIds, preAuthorizedCode, authorizationServer }: Offer): CredentialOfferObject {
  return {
    credential_issuer: issuer,
    credential_configuration_ids: [...configurationIds],
    grants: {
      [preAuthorizedCodeGrantIdentifier]: {
        'pre-authorized_code': preAuthorizedCode,
        ...(authorizationServer === undefined ? {} : { authorization_server: authorizationServer }),
      },
    },
  };
}
