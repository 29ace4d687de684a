import { type Activation, isAt } from '../records/activation.ts';
import type { Card } from '../records/card.ts';
import type { WalletDeps } from '../wallet.ts';
import type { ActivationDeps } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';
import { makeKeys } from './make-keys.ts';
import { notifyIssuer } from './notify-issuer.ts';
import { requestCompactCard, requestCredentials, requestDeferred } from './request-credentials.ts';
import { prepareTokenRequest, requestToken } from './request-token.ts';
import { storeCard } from './store-card.ts';

export type ActivationDepsOf = Pick<
  WalletDeps,
  'fetch' | 'trusted' | 'protocol' | 'issuers' | 'vault' | 'keys' | 'clientId' | 'now'
>;

/**
 * Completes an activation from whatever step it has reached, after the app was killed, an answer got lost or a code was
 * wrong. The activation code is needed only up to `keys-made`. Two calls for one activation must not run at once.
 */
export async function continueActivation(
  deps: ActivationDepsOf,
  activationId: string,
  activationCode?: string,
): Promise<{ card: Card } | ActivationRefusal> {
  const activation = await deps.vault.read('activation', activationId);
  if (activation === undefined) return findCard(deps, activationId);
  if (isAt(activation, 'offer-read')) return { refused: 'not-consented' };
  const metadata = await deps.issuers.load(activation.issuer);
  if ('refused' in metadata) return isAt(activation, 'stored') ? findCard(deps, activationId) : metadata;
  const activationDeps: ActivationDeps = { ...deps, metadata };

  const fetched = await fetchCard(activationDeps, activation, activationCode);
  if ('refused' in fetched) return fetched;
  if (isAt(fetched, 'stored')) {
    await notifyIssuer(activationDeps, fetched);
    return findCard(deps, activationId);
  }
  if (!isAt(fetched, 'credentials-got')) return { refused: 'issuer-fault' };
  const stored = await storeCard(activationDeps, fetched);
  if ('refused' in stored) return stored;
  if (stored.activation !== undefined && isAt(stored.activation, 'stored'))
    await notifyIssuer(activationDeps, stored.activation);
  return { card: stored.card };
}

/** Steps 6a to 6c, as far as the activation has not done them yet. */
async function fetchCard(
  deps: ActivationDeps,
  start: Activation,
  activationCode: string | undefined,
): Promise<Activation | ActivationRefusal> {
  let activation: Activation | ActivationRefusal = start;
  if (isAt(activation, 'consented')) activation = await makeKeys(deps, activation);
  if (isAt(activation, 'keys-made')) activation = await prepareTokenRequest(deps, activation, activationCode);
  if (!('refused' in activation) && isAt(activation, 'token-asked')) activation = await requestToken(deps, activation);
  if (!('refused' in activation) && isAt(activation, 'token-got'))
    activation = await requestCredentials(deps, activation);
  else if (!('refused' in activation) && isAt(activation, 'deferred'))
    activation = await requestDeferred(deps, activation);
  if (!('refused' in activation) && isAt(activation, 'copies-got'))
    activation = await requestCompactCard(deps, activation);
  return activation;
}

/** The card of a finished activation has the id of the activation. */
async function findCard(deps: Pick<WalletDeps, 'vault'>, id: string): Promise<{ card: Card } | ActivationRefusal> {
  const card = await deps.vault.read('card', id);
  return card === undefined ? { refused: 'no-such-activation' } : { card };
}
