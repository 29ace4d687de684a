import type { PresentationRefusal } from '@mleg/wallet-core/presentation/presentation-refusal';
import type { PresentationProposal } from '@mleg/wallet-core/presentation/read-request';
import type { Way } from '@mleg/wallet-core/presentation/ways-to-answer';
import { useCallback, useState } from 'react';
import { useWallet } from '../session/wallet-context.ts';

/** Where one request stands, from reading it to what came of it. */
export type Presentation =
  | { at: 'asked-for' }
  | { at: 'reading' }
  | { at: 'proposed'; proposal: PresentationProposal; sending: boolean }
  /** `sending`: the failure came while the answer was being sent. */
  | { at: 'refused'; refusal: PresentationRefusal; sending: boolean }
  | { at: 'sent'; proposal: PresentationProposal; goOn?: string };

/** One request and the steps a person takes in it. It lives as long as the page: an old request is worth nothing. */
export function usePresentation() {
  const wallet = useWallet();
  const [presentation, setPresentation] = useState<Presentation>({ at: 'asked-for' });
  const open = useCallback(async () => {
    try {
      const { openPresenting } = await import('./presenting.ts');
      return await openPresenting(wallet);
    } catch {
      return undefined;
    }
  }, [wallet]);

  const read = useCallback(
    async (request: string) => {
      setPresentation({ at: 'reading' });
      const presenting = await open();
      const result = presenting === undefined ? { refused: 'offline' as const } : await presenting.read(request);
      setPresentation(
        'refused' in result
          ? { at: 'refused', refusal: result, sending: false }
          : { at: 'proposed', proposal: result, sending: false },
      );
    },
    [open],
  );
  const send = async (proposal: PresentationProposal, way: Way) => {
    setPresentation({ at: 'proposed', proposal, sending: true });
    const presenting = await open();
    const result = presenting === undefined ? { refused: 'offline' as const } : await presenting.send(proposal, way);
    setPresentation(
      'refused' in result
        ? { at: 'refused', refusal: result, sending: true }
        : { at: 'sent', proposal, ...(result.goOn === undefined ? {} : { goOn: result.goOn }) },
    );
  };
  const decline = async (proposal: PresentationProposal) => {
    const presenting = await open();
    await presenting?.decline(proposal);
  };
  const askAgain = () => setPresentation({ at: 'asked-for' });
  return { presentation, read, send, decline, askAgain };
}
