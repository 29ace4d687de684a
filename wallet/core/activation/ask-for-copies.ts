import { Openid4vciRetrieveCredentialsError } from '@openid4vc/openid4vci';
import { signerOf } from '../issuer/protocol-client.ts';
import type { HolderKey } from '../keys/key-ring.ts';
import type { Token } from '../records/activation.ts';
import type { ActivationDeps } from './activation-deps.ts';
import { type FaultRefusal, refusalOfFault, statusOf } from './refusal-of-fault.ts';
import { dpopOption } from './request-token.ts';

/** One credential request: what is asked for, for which keys, under which token. */
export interface Ask {
  configurationId: string;
  holders: readonly HolderKey[];
  token: Token;
  /** Binds the token. */
  dpop: HolderKey;
}

/** The credentials as their format writes them (OpenID4VCI 1.0 §8.3); nothing is verified yet. */
export interface Answered {
  credentials: readonly unknown[];
  notificationId?: string;
}

export type AskRefusal = FaultRefusal | { refused: 'token-expired' } | { refused: 'denied' };

type AskDeps = Pick<ActivationDeps, 'protocol' | 'metadata' | 'now'>;

/**
 * Exchanges the token and proofs for copies of a card (OpenID4VCI 1.0 §8). The issuer answers with the same card
 * whenever the keys are the same; after an expired nonce the request is repeated with a new one.
 */
export async function askForCopies(deps: AskDeps, ask: Ask): Promise<Answered | AskRefusal> {
  try {
    return await askOnce(deps, ask);
  } catch (error) {
    return errorCodeOf(error) === 'invalid_nonce' ? askAgain(deps, ask) : refusalOf(error);
  }
}

async function askAgain(deps: AskDeps, ask: Ask): Promise<Answered | AskRefusal> {
  try {
    return await askOnce(deps, ask);
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): AskRefusal {
  if (errorCodeOf(error) === 'credential_request_denied') return { refused: 'denied' };
  return statusOf(error) === 401 ? { refused: 'token-expired' } : refusalOfFault(error);
}

async function askOnce(deps: AskDeps, ask: Ask): Promise<Answered> {
  const { token, dpop, configurationId } = ask;
  const { credentialResponse } = await deps.protocol.openid4vci.retrieveCredentials({
    issuerMetadata: deps.metadata,
    credentialConfigurationId: configurationId,
    accessToken: token.accessToken,
    proofs: { jwt: await makeProofs(deps, ask) },
    ...dpopOption(token.dpopBound, dpop),
  });
  const { credentials = [], notification_id: notificationId } = credentialResponse;
  return {
    credentials: credentials.map(credentialOf),
    ...(notificationId === undefined ? {} : { notificationId }),
  };
}

/** One proof for each copy, all over the same nonce (OpenID4VCI 1.0 §8.2, Appendix F.1). */
async function makeProofs(
  { protocol: { openid4vci }, metadata, now }: AskDeps,
  { configurationId, holders }: Ask,
): Promise<[string, ...string[]]> {
  const nonce =
    metadata.credentialIssuer.nonce_endpoint === undefined
      ? undefined
      : (await openid4vci.requestNonce({ issuerMetadata: metadata })).c_nonce;
  const prove = async (key: HolderKey) => {
    const { jwt } = await openid4vci.createCredentialRequestJwtProof({
      issuerMetadata: metadata,
      credentialConfigurationId: configurationId,
      signer: signerOf(key),
      issuedAt: now(),
      ...(nonce === undefined ? {} : { nonce }),
    });
    return jwt;
  };
  return (await Promise.all(holders.map(prove))) as [string, ...string[]];
}

/** `{ "credential": … }` (§8.3). */
const credentialOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'credential' in entry ? entry.credential : undefined;

const errorCodeOf = (error: unknown): string | undefined =>
  error instanceof Openid4vciRetrieveCredentialsError
    ? error.response.credentialErrorResponseResult?.data?.error
    : undefined;
