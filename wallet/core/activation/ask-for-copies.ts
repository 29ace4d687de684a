import { signerOf } from '../issuer/protocol-client.ts';
import type { HolderKey } from '../keys/key-ring.ts';
import type { Token } from '../records/activation.ts';
import type { ActivationDeps } from './activation-deps.ts';
import { type Answered, askIssuer, type Deferred, type NotAnswered } from './ask-issuer.ts';
import { type FaultRefusal, refusalOfFault, refusalOfStatus } from './refusal-of-fault.ts';

/** One credential request: what is asked for, for which keys, under which token. */
export interface Ask {
  configurationId: string;
  /** The one of the metadata whose keys are proved in the same way; missing: itself. A compact card is not among them. */
  provedAs?: string;
  holders: readonly HolderKey[];
  token: Token;
  /** Binds the token. */
  dpop: HolderKey;
}

export type AskRefusal = FaultRefusal | { refused: 'token-expired' } | { refused: 'denied' };

type AskDeps = Pick<ActivationDeps, 'protocol' | 'metadata' | 'now'>;

/**
 * Exchanges the token and proofs for copies of a card (OpenID4VCI 1.0 §8). The issuer answers with the same card
 * whenever the keys are the same; after an expired nonce the request is repeated with a new one.
 */
export async function askForCopies(deps: AskDeps, ask: Ask): Promise<Answered | Deferred | AskRefusal> {
  const wanted = nameWanted(ask);
  if (wanted === undefined) return { refused: 'denied' };
  try {
    const first = await askOnce(deps, ask, wanted);
    const answer = 'status' in first && first.code === 'invalid_nonce' ? await askOnce(deps, ask, wanted) : first;
    return 'status' in answer ? refusalOf(answer) : answer;
  } catch (error) {
    return refusalOfFault(error);
  }
}

/** A token that names what it is for is asked by these names alone, and is for nothing else (OpenID4VCI 1.0 §8.2). */
function nameWanted({ configurationId, token: { credentialIdentifiers: named } }: Ask): object | undefined {
  if (named === undefined) return { credential_configuration_id: configurationId };
  const [identifier] = named[configurationId] ?? [];
  return identifier === undefined ? undefined : { credential_identifier: identifier };
}

function refusalOf({ status, code }: NotAnswered): AskRefusal {
  if (code === 'credential_request_denied') return { refused: 'denied' };
  return status === 401 ? { refused: 'token-expired' } : refusalOfStatus(status);
}

const askOnce = async (deps: AskDeps, ask: Ask, wanted: object) =>
  askIssuer(deps, {
    url: deps.metadata.credentialIssuer.credential_endpoint,
    body: { ...wanted, proofs: { jwt: await makeProofs(deps, ask) } },
    token: ask.token,
    dpop: ask.dpop,
  });

/** One proof for each copy, all over the same nonce (OpenID4VCI 1.0 §8.2, Appendix F.1). */
async function makeProofs(
  { protocol: { openid4vci }, metadata, now }: AskDeps,
  { configurationId, provedAs = configurationId, holders, token: { clientId } }: Ask,
): Promise<string[]> {
  const nonce =
    metadata.credentialIssuer.nonce_endpoint === undefined
      ? undefined
      : (await openid4vci.requestNonce({ issuerMetadata: metadata })).c_nonce;
  const prove = async (key: HolderKey) => {
    const { jwt } = await openid4vci.createCredentialRequestJwtProof({
      issuerMetadata: metadata,
      credentialConfigurationId: provedAs,
      signer: signerOf(key),
      issuedAt: now(),
      ...(clientId === undefined ? {} : { clientId }),
      ...(nonce === undefined ? {} : { nonce }),
    });
    return jwt;
  };
  return Promise.all(holders.map(prove));
}
