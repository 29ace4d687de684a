import type { ActivationAt } from '../records/activation.ts';
import type { WalletDeps } from '../wallet.ts';
import type { ActivationDeps } from './activation-deps.ts';
import { refusalOfFault } from './refusal-of-fault.ts';
import { dpopOption } from './request-token.ts';

/**
 * Step 7: notifies the issuer (OpenID4VCI 1.0 §11). The card is stored already, so a failure does no harm; only if the
 * issuer could not be reached, the notification is repeated at the next start.
 */
export async function notifyIssuer(deps: ActivationDeps, activation: ActivationAt<'stored'>): Promise<void> {
  const { keys, token, notificationId } = activation.progress;
  try {
    if (deps.metadata.credentialIssuer.notification_endpoint !== undefined)
      await deps.protocol.openid4vci.sendNotification({
        issuerMetadata: deps.metadata,
        notification: { notificationId, event: 'credential_accepted' },
        accessToken: token.accessToken,
        ...dpopOption(token.dpopBound, keys.dpop),
      });
  } catch (error) {
    if (refusalOfFault(error).refused === 'offline') return;
  }
  await forgetActivation(deps, activation);
}

/** The keys of the copies belong to the card, and the key of the token to its renewal, if the issuer renews it. */
async function forgetActivation(
  deps: Pick<WalletDeps, 'vault' | 'keys'>,
  activation: ActivationAt<'stored'>,
): Promise<void> {
  await deps.vault.apply([{ remove: 'activation', id: activation.id }]);
  const { keys, token } = activation.progress;
  if (token.refreshToken === undefined) await deps.keys.remove([keys.dpop.keyId]);
}
