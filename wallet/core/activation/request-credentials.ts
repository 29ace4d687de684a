import { Openid4vciRetrieveCredentialsError } from '@openid4vc/openid4vci';
import { signerOf } from '../issuer/protocol-client.ts';
import { type Activation, type ActivationAt, isAt } from './activation.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';
import { refreshToken } from './refresh-token.ts';
import { refusalOfFault, statusOf } from './refusal-of-fault.ts';
import { dpopOption } from './request-token.ts';

/**
 * Step 5: token and proofs for the card (OpenID4VCI 1.0 §8). However often it is asked with the same keys, it is the
 * same card. A nonce that has run out and a token that can be renewed are no reason to stop.
 */
export async function requestCredentials(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
): Promise<Activation | ActivationRefusal> {
  try {
    return await askOnce(deps, activation);
  } catch (error) {
    if (errorCodeOf(error) === 'invalid_nonce') return askAgain(deps, activation);
    if (statusOf(error) !== 401) return refusalOfFault(error);
    const renewed = await refreshToken(deps, activation);
    return 'refused' in renewed || !isAt(renewed, 'token-got') ? renewed : askAgain(deps, renewed);
  }
}

async function askAgain(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
): Promise<Activation | ActivationRefusal> {
  try {
    return await askOnce(deps, activation);
  } catch (error) {
    return statusOf(error) === 401 ? { refused: 'token-expired' } : refusalOfFault(error);
  }
}

async function askOnce(
  deps: ActivationDeps,
  activation: ActivationAt<'token-got'>,
): Promise<Activation | ActivationRefusal> {
  const { keys, token } = activation.progress;
  const { openid4vci } = deps.protocol;
  const response = await openid4vci.retrieveCredentials({
    issuerMetadata: deps.metadata,
    credentialConfigurationId: activation.configurationId,
    accessToken: token.accessToken,
    proofs: { jwt: await makeProofs(deps, activation) },
    ...dpopOption(token.dpopBound, keys.dpop),
  });
  const { credentials = [], notification_id: notificationId } = response.credentialResponse;
  const compact = credentials.map(compactOf).filter((credential) => credential !== undefined);
  if (compact.length === 0) return { refused: 'issuer-fault' };
  return keepProgress(deps, activation, {
    step: 'credentials-got',
    keys,
    token,
    credentials: compact,
    ...(notificationId === undefined ? {} : { notificationId }),
  });
}

/** One proof for each copy, all over the same nonce (OpenID4VCI 1.0 §8.2, Appendix F.1). */
async function makeProofs(
  { protocol: { openid4vci }, metadata, now }: ActivationDeps,
  { progress: { keys }, configurationId }: ActivationAt<'token-got'>,
): Promise<[string, ...string[]]> {
  const nonce =
    metadata.credentialIssuer.nonce_endpoint === undefined
      ? undefined
      : (await openid4vci.requestNonce({ issuerMetadata: metadata })).c_nonce;
  const prove = async (key: (typeof keys.copies)[number]) => {
    const { jwt } = await openid4vci.createCredentialRequestJwtProof({
      issuerMetadata: metadata,
      credentialConfigurationId: configurationId,
      signer: signerOf(key),
      issuedAt: now(),
      ...(nonce === undefined ? {} : { nonce }),
    });
    return jwt;
  };
  return (await Promise.all(keys.copies.map(prove))) as [string, ...string[]];
}

/** `{ "credential": "…" }` (§8.3). */
function compactOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('credential' in entry)) return undefined;
  return typeof entry.credential === 'string' ? entry.credential : undefined;
}

const errorCodeOf = (error: unknown): string | undefined =>
  error instanceof Openid4vciRetrieveCredentialsError
    ? error.response.credentialErrorResponseResult?.data?.error
    : undefined;
