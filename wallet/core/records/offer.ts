import { parseCredentialOffer } from '@mleg/protocol/openid4vci/credential-offer-link';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';

/** Where an offer is: at an address (OpenID4VCI 1.0 §4.1.3) or in the code itself (§4.1.2). */
export type OfferSource = { kind: 'reference'; uri: string } | { kind: 'value'; json: string };

/** A Credential Offer (OpenID4VCI 1.0 §4.1.1) with the one grant this wallet uses. */
export interface Offer {
  issuer: string;
  configurationIds: readonly string[];
  preAuthorizedCode: string;
  authorizationServer?: string;
  /** Present when an activation code is asked for. */
  txCode?: { numeric: boolean; length?: number; description?: string };
}

/** @returns `undefined` for an offer of a draft, for one without the grant, and for anything that is no offer */
export function readOffer(json: string): Offer | undefined {
  const offer = parseCredentialOffer(json);
  const grant = offer?.grants?.[PRE_AUTHORIZED_CODE];
  if (offer === undefined || grant === undefined) return undefined;
  const { tx_code: txCode, authorization_server: authorizationServer } = grant;
  return {
    issuer: offer.credential_issuer,
    configurationIds: offer.credential_configuration_ids,
    preAuthorizedCode: grant['pre-authorized_code'],
    ...(authorizationServer === undefined ? {} : { authorizationServer }),
    ...(txCode === undefined
      ? {}
      : {
          txCode: {
            numeric: txCode.input_mode !== 'text',
            ...(txCode.length === undefined ? {} : { length: txCode.length }),
            ...(txCode.description === undefined ? {} : { description: txCode.description }),
          },
        }),
  };
}
