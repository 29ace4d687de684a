import type { StatusRefusal } from '@mleg/wallet-core/card/check-status';
import type { Card } from '@mleg/wallet-core/records/card';
import { useCallback, useEffect, useState } from 'react';
import { useIssuerClient } from '../clients/use-issuer-client.ts';
import { useWallet } from '../session/wallet-context.ts';

/** One card, and asking its issuer how it stands. */
export function useCard(cardId: string, changes: number) {
  const { vault } = useWallet();
  const openIssuerClient = useIssuerClient();
  const [card, setCard] = useState<Card | 'missing'>();
  const [checking, setChecking] = useState(false);
  const [problem, setProblem] = useState<StatusRefusal['refused']>();
  const read = useCallback(async () => setCard((await vault.read('card', cardId)) ?? 'missing'), [vault, cardId]);
  useEffect(() => void read(), [read, changes]);

  const check = () => {
    setChecking(true);
    void checkNow(openIssuerClient, cardId)
      .then((result) => setProblem('refused' in result ? result.refused : undefined))
      .then(read)
      .finally(() => setChecking(false));
  };
  return { card, checking, problem, check };
}

async function checkNow(openIssuerClient: ReturnType<typeof useIssuerClient>, cardId: string) {
  const issuer = await openIssuerClient();
  return issuer === undefined ? { refused: 'offline' as const } : issuer.checkStatus(cardId, { force: true });
}
