import { Oauth2ClientErrorResponseError } from '@openid4vc/oauth2';
import type { ActivationKeys, Token } from '../records/activation.ts';
import type { ActivationDeps } from './activation-deps.ts';
import { type FaultRefusal, refusalOfFault } from './refusal-of-fault.ts';
import { dpopOption, namedIdentifiers } from './request-token.ts';

/**
 * A new access token for one that ran out while the phone was away (RFC 6749 §6), where the issuer gives such. The
 * caller stores it before it is used.
 */
export async function refreshToken(
  deps: ActivationDeps,
  { keys, token }: { keys: ActivationKeys; token: Token },
): Promise<Token | FaultRefusal | { refused: 'token-expired' }> {
  const [authorizationServerMetadata] = deps.metadata.authorizationServers;
  if (token.refreshToken === undefined || authorizationServerMetadata === undefined)
    return { refused: 'token-expired' };
  try {
    const { accessTokenResponse } = await deps.protocol.oauth2.retrieveRefreshTokenAccessToken({
      authorizationServerMetadata,
      refreshToken: token.refreshToken,
      ...dpopOption(token.dpopBound, keys.dpop),
    });
    return {
      ...token,
      ...namedIdentifiers(accessTokenResponse.authorization_details),
      accessToken: accessTokenResponse.access_token,
      refreshToken: accessTokenResponse.refresh_token ?? token.refreshToken,
    };
  } catch (error) {
    return error instanceof Oauth2ClientErrorResponseError ? { refused: 'token-expired' } : refusalOfFault(error);
  }
}
