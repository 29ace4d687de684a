import type { HolderKey } from '../keys/key-ring.ts';
import type { Token } from '../records/activation.ts';
import type { ActivationDeps } from './activation-deps.ts';
import { type Answered, askIssuer, type Deferred } from './ask-issuer.ts';
import { type FaultRefusal, refusalOfFault, refusalOfStatus } from './refusal-of-fault.ts';

/** `not-issued`: the issuer knows of no such request, or has decided against it. */
export type CollectRefusal = FaultRefusal | { refused: 'token-expired' } | { refused: 'not-issued' };

/** OpenID4VCI 1.0 §9.3 */
const FOR_GOOD = ['invalid_transaction_id', 'credential_request_denied'];

/** Asks for a card that the issuer had put off (OpenID4VCI 1.0 §9.1). */
export async function collectDeferred(
  deps: Pick<ActivationDeps, 'protocol' | 'metadata'>,
  { transactionId, token, dpop }: { transactionId: string; token: Token; dpop: HolderKey },
): Promise<Answered | Deferred | CollectRefusal> {
  const url = deps.metadata.credentialIssuer.deferred_credential_endpoint;
  if (url === undefined) return { refused: 'issuer-fault' };
  try {
    const answer = await askIssuer(deps, { url, body: { transaction_id: transactionId }, token, dpop });
    if (!('status' in answer)) return answer;
    if (FOR_GOOD.includes(answer.code ?? '')) return { refused: 'not-issued' };
    return answer.status === 401 ? { refused: 'token-expired' } : refusalOfStatus(answer.status);
  } catch (error) {
    return refusalOfFault(error);
  }
}
