import { ES256 as COSE_ES256 } from '@mleg/protocol/cose/cose-sign1';
import { OPENID_CREDENTIAL } from '@mleg/protocol/openid4vci/authorization-details';
import { PRE_AUTHORIZED_CODE, REFRESH_TOKEN } from '@mleg/protocol/openid4vci/grant-types';
import { pupilCardClaimsSchema, studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import {
  type CardType,
  COMPACT_CARD_FORMAT,
  COMPACT_CONFIGURATIONS_URI,
  cardTypeSchema,
  configurationIdOf,
  vctOf,
} from '@mleg/student-card/card-type';
import type { IssuerSettings } from '../settings.ts';
import { inEveryLanguage } from '../texts/in-every-language.ts';
import { type ClaimName, claimNames, OPTIONAL_CLAIMS } from './claim-names.ts';
import { BATCH_SIZE } from './credential-endpoint.ts';

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
    display: inEveryLanguage((locale) => ({ name: authorityName, locale, logo: logoOf(origin, authorityName) })),
    credential_configurations_supported: Object.fromEntries(
      cardTypeSchema.options.map((type) => [configurationIdOf(type), sdJwtConfiguration(origin, type)]),
    ),
    [COMPACT_CONFIGURATIONS_URI]: `${origin}${COMPACT_CONFIGURATIONS_PATH}`,
  };
}

export const COMPACT_CONFIGURATIONS_PATH = '/compact-card-configurations';

/**
 * Configurations in our private format, for wallets that know it (docs/specifications/compact-card-issuing.md). Apart
 * from the others, because some libraries refuse metadata as a whole for one format that is unknown to them (ADR 0072).
 */
export function compactCardConfigurations({ origin }: Who) {
  return {
    credential_issuer: origin,
    credential_configurations_supported: Object.fromEntries(
      cardTypeSchema.options.map((type) => [configurationIdOf(type, 'compact'), compactConfiguration(origin, type)]),
    ),
  };
}

function sdJwtConfiguration(origin: string, cardType: CardType) {
  return {
    format: 'dc+sd-jwt',
    vct: vctOf(origin, cardType),
    credential_signing_alg_values_supported: ['ES256'],
    ...common(cardType),
    credential_metadata: {
      display: displayOf(origin, cardType),
      claims: claimNames.filter((claim) => CLAIMS_OF[cardType].includes(claim)).map(claimMetadata),
    },
  };
}

/** COSE names algorithms by number, here as in `mso_mdoc` (OpenID4VCI 1.0 Appendix A.2.2). */
function compactConfiguration(origin: string, cardType: CardType) {
  return {
    format: COMPACT_CARD_FORMAT,
    credential_signing_alg_values_supported: [COSE_ES256],
    ...common(cardType),
    credential_metadata: { display: displayOf(origin, cardType) },
  };
}

const common = (cardType: CardType) => ({
  scope: cardType,
  cryptographic_binding_methods_supported: ['jwk'],
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
});

const displayOf = (origin: string, cardType: CardType) =>
  inEveryLanguage((locale, { card }) => ({
    name: card[cardType],
    locale,
    logo: logoOf(origin, card[cardType]),
    background_color: COLOURS[cardType],
    text_color: '#FFFFFF',
  }));

export const LOGO_PATH = '/logo.png';
const logoOf = (origin: string, alt_text: string) => ({ uri: `${origin}${LOGO_PATH}`, alt_text });

function claimMetadata(name: ClaimName) {
  return {
    path: [name],
    mandatory: !OPTIONAL_CLAIMS.has(name),
    display: inEveryLanguage((locale, { claim }) => ({ name: claim[name], locale })),
  };
}

/**
 * `/.well-known/oauth-authorization-server` (RFC 8414, OpenID4VCI 1.0 §12.3). No response type is supported, and no
 * client is authenticated. The authorization endpoint is a page that says so, because some clients read no metadata
 * without one (ADR 0072).
 */
export function authorizationServerMetadata({ origin }: Who) {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
    response_types_supported: [],
    grant_types_supported: [PRE_AUTHORIZED_CODE, REFRESH_TOKEN],
    token_endpoint_auth_methods_supported: ['none'],
    authorization_details_types_supported: [OPENID_CREDENTIAL],
    dpop_signing_alg_values_supported: ['ES256'],
    'pre-authorized_grant_anonymous_access_supported': true,
  };
}
