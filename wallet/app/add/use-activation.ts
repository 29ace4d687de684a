import { abandonActivation } from '@mleg/wallet-core/activation/abandon-activation';
import { consentToActivation } from '@mleg/wallet-core/activation/consent-to-activation';
import type { Activation } from '@mleg/wallet-core/records/activation';
import { useCallback, useEffect, useState } from 'react';
import { useIssuerClient } from '../clients/use-issuer-client.ts';
import { replaceWith } from '../routing/use-route.ts';
import { useWallet } from '../session/wallet-context.ts';
import type { AddRefusal } from './refusal-text.ts';

/** An activation as the vault has it, and the steps a person takes in it. A finished one leads to its card. */
export function useActivation(activationId: string) {
  const wallet = useWallet();
  const openIssuerClient = useIssuerClient();
  const [activation, setActivation] = useState<Activation>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<AddRefusal>();
  const { vault } = wallet;

  const read = useCallback(async () => {
    const found = await vault.read('activation', activationId);
    setActivation(found);
    if (found !== undefined && found.progress.step !== 'stored') return;
    // The card has the activation's id; that the issuer is still to be notified does not concern the holder.
    if ((await vault.read('card', activationId)) !== undefined) replaceWith({ page: 'card', cardId: activationId });
    else setRefusal({ refused: 'no-such-activation' });
  }, [vault, activationId]);
  useEffect(() => void read(), [read]);

  const finish = async (code?: string) => {
    setBusy(true);
    setRefusal(undefined);
    const issuer = await openIssuerClient();
    const result = issuer === undefined ? { refused: 'offline' as const } : await issuer.finish(activationId, code);
    if ('card' in result) await issuer?.checkStatus(activationId);
    setBusy(false);
    if ('refused' in result) setRefusal(result);
    await read();
  };
  const consent = async () => {
    await consentToActivation(wallet, activationId);
    await read();
  };
  const abandon = () => abandonActivation(wallet, activationId);
  return { activation, busy, refusal, consent, finish, abandon };
}
