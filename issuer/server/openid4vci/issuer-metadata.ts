import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { pupilCardClaimsSchema, studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import { type CardType, cardTypeSchema, configurationIdOf, vctOf } from '@mleg/student-card/card-type';
import type { IssuerSettings } from '../issuer-settings.ts';
import { CLAIM_LABELS, claimNames, OPTIONAL_CLAIMS } from './claim-labels.ts';
import { BATCH_SIZE } from './credential-endpoint.ts';
import { CARD_NAMES } from './type-metadata.ts';

type Who = Pick<IssuerSettings, 'origin' | 'authorityName'>;

const CLAIMS_OF: Readonly<Record<CardType, readonly string[]>> = {
  'student-card': Object.keys(studentCardClaimsSchema.shape),
  'pupil-card': Object.keys(pupilCardClaimsSchema.shape),
};
const COLOURS: Readonly<Record<CardType, string>> = { 'student-card': '#1F3A5F', 'pupil-card': '#1E5B4F' };

/** `/.well-known/openid-credential-issuer` (OpenID4VCI 1.0 §12.2.4). The issuer is its own authorization server. */
export function issuerMetadata({ origin, authorityName }: Who) {
  return {
    credential_issuer: origin,
    credential_endpoint: `${origin}/credential`,
    nonce_endpoint: `${origin}/nonce`,
    notification_endpoint: `${origin}/notification`,
    batch_credential_issuance: { batch_size: BATCH_SIZE },
    display: ['pl', 'en'].map((locale) => ({ name: authorityName, locale })),
    credential_configurations_supported: Object.fromEntries(
      cardTypeSchema.options.map((type) => [configurationIdOf(type), configuration(origin, type)]),
    ),
  };
}

function configuration(origin: string, cardType: CardType) {
  const names = CARD_NAMES[cardType];
  return {
    format: 'dc+sd-jwt',
    scope: cardType,
    vct: vctOf(origin, cardType),
    cryptographic_binding_methods_supported: ['jwk'],
    credential_signing_alg_values_supported: ['ES256'],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
    credential_metadata: {
      display: (['pl', 'en'] as const).map((locale) => ({
        name: names[locale],
        locale,
        background_color: COLOURS[cardType],
        text_color: '#FFFFFF',
      })),
      claims: claimNames.filter((claim) => CLAIMS_OF[cardType].includes(claim)).map(claimMetadata),
    },
  };
}

function claimMetadata(claim: (typeof claimNames)[number]) {
  const labels = CLAIM_LABELS[claim];
  return {
    path: [claim],
    mandatory: !OPTIONAL_CLAIMS.has(claim),
    display: (['pl', 'en'] as const).map((locale) => ({ name: labels[locale], locale })),
  };
}

/**
 * `/.well-known/oauth-authorization-server` (RFC 8414, OpenID4VCI 1.0 §12.3). There is no authorization endpoint, so the
 * list of response types is empty: some clients miss the member where it may be left out.
 */
export function authorizationServerMetadata({ origin }: Who) {
  return {
    issuer: origin,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
    response_types_supported: [],
    grant_types_supported: [PRE_AUTHORIZED_CODE],
    token_endpoint_auth_methods_supported: ['none'],
    dpop_signing_alg_values_supported: ['ES256'],
    'pre-authorized_grant_anonymous_access_supported': true,
  };
}
