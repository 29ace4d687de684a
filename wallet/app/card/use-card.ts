import type { Card } from '@mleg/wallet-core/card/card';
import type { StatusRefusal } from '@mleg/wallet-core/card/check-status';
import { useCallback, useEffect, useState } from 'react';
import { useIssuing } from '../issuing/use-issuing.ts';
import { useWallet } from '../session/wallet-context.ts';

/** One card, and asking its issuer how it stands. */
export function useCard(cardId: string, changes: number) {
  const { vault } = useWallet();
  const issuing = useIssuing();
  const [card, setCard] = useState<Card | 'missing'>();
  const [checking, setChecking] = useState(false);
  const [problem, setProblem] = useState<StatusRefusal['refused']>();
  const read = useCallback(async () => setCard((await vault.read('card', cardId)) ?? 'missing'), [vault, cardId]);
  useEffect(() => void read(), [read, changes]);

  const check = () => {
    setChecking(true);
    void checkNow(issuing, cardId)
      .then((result) => setProblem('refused' in result ? result.refused : undefined))
      .then(read)
      .finally(() => setChecking(false));
  };
  return { card, checking, problem, check };
}

async function checkNow(issuing: ReturnType<typeof useIssuing>, cardId: string) {
  const open = await issuing();
  return open === undefined ? { refused: 'offline' as const } : open.checkStatus(cardId, { force: true });
}
