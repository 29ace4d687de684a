import { Oauth2ClientErrorResponseError } from '@openid4vc/oauth2';
import type { Activation, ActivationAt } from '../records/activation.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';
import { refusalOfFault } from './refusal-of-fault.ts';
import { dpopOption } from './request-token.ts';

/** A new access token for one that ran out while the phone was away (RFC 6749 §6), where the issuer gives such. */
export async function refreshToken(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
): Promise<Activation | ActivationRefusal> {
  const { keys, token } = activation.progress;
  const [authorizationServerMetadata] = deps.metadata.authorizationServers;
  if (token.refreshToken === undefined || authorizationServerMetadata === undefined)
    return { refused: 'token-expired' };
  try {
    const { accessTokenResponse } = await deps.protocol.oauth2.retrieveRefreshTokenAccessToken({
      authorizationServerMetadata,
      refreshToken: token.refreshToken,
      ...dpopOption(token.dpopBound, keys.dpop),
    });
    const renewed = {
      ...token,
      accessToken: accessTokenResponse.access_token,
      refreshToken: accessTokenResponse.refresh_token ?? token.refreshToken,
    };
    return await keepProgress(deps, activation, { step: 'token-got', keys, token: renewed });
  } catch (error) {
    return error instanceof Oauth2ClientErrorResponseError ? { refused: 'token-expired' } : refusalOfFault(error);
  }
}
