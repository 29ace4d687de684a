import { listUnattendedActivations } from '@mleg/wallet-core/activation/list-activations';
import { isAt } from '@mleg/wallet-core/records/activation';
import { listDueRenewals } from '@mleg/wallet-core/renewal/list-due-renewals';
import type { Vault } from '@mleg/wallet-core/vault/vault';
import { useEffect, useState } from 'react';
import { useIssuerClient } from './clients/use-issuer-client.ts';
import { now } from './clock.ts';
import { useWallet } from './session/wallet-context.ts';

/**
 * What goes on by itself after unlocking, whenever the network comes back and when an issuer wants to be asked again:
 * activations whose codes are used already are finished, receipts are sent, and cards renewed where their issuer has something new.
 * @returns a number that changes when something did
 */
export function useUnattendedWork(): number {
  const { vault } = useWallet();
  const openIssuerClient = useIssuerClient();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = async () => {
      const activations = await listUnattendedActivations({ vault });
      const renewals = await listDueRenewals({ vault, now });
      if (activations.length + renewals.length === 0 || !navigator.onLine) return;
      const issuer = await openIssuerClient();
      if (issuer === undefined || stopped) return;
      for (const activation of activations) {
        await issuer.finish(activation.id);
        if (!isAt(activation, 'stored') && !stopped) setChanges((count) => count + 1);
      }
      for (const id of renewals) await issuer.renew(id);
      if (renewals.length > 0 && !stopped) setChanges((count) => count + 1);
      const pause = await untilAskedAgain(vault);
      clearTimeout(timer);
      if (pause !== undefined && !stopped) timer = setTimeout(start, pause);
    };
    const start = () => void work();
    start();
    globalThis.addEventListener('online', start);
    return () => {
      stopped = true;
      clearTimeout(timer);
      globalThis.removeEventListener('online', start);
    };
  }, [vault, openIssuerClient]);
  return changes;
}

/** Milliseconds until an issuer that makes a card later may be asked again; those whose time has come are asked at the next occasion. */
async function untilAskedAgain(vault: Vault): Promise<number | undefined> {
  const activations = await listUnattendedActivations({ vault });
  const pauses = activations.flatMap((activation) =>
    isAt(activation, 'deferred') ? [Date.parse(activation.progress.askAgainAt) - now().getTime()] : [],
  );
  const ahead = pauses.filter((pause) => pause > 0);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}
