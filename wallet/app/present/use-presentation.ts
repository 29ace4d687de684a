import type { PresentationRefusal } from '@mleg/wallet-core/presentation/presentation-refusal';
import type { PresentationProposal } from '@mleg/wallet-core/presentation/read-request';
import type { Way } from '@mleg/wallet-core/presentation/ways-to-answer';
import { useCallback, useState } from 'react';
import { useWallet } from '../session/wallet-context.ts';
import type { Route } from './presenting.ts';

/** Where one request stands, from reading it to what came of it. */
export type Presentation =
  | { at: 'asked-for' }
  | { at: 'reading' }
  | { at: 'proposed'; proposal: PresentationProposal; route: Route; sending: boolean }
  /** `sending`: the failure came while the answer was being sent. `relay`: the request can be read on another route. */
  | { at: 'refused'; refusal: PresentationRefusal; sending: boolean; relay?: { request: string } }
  /** The verifier is being told that nothing will come; then the browser goes on, where there is anywhere to go. */
  | { at: 'declining' }
  | { at: 'declined'; goOn?: string }
  | { at: 'sent'; proposal: PresentationProposal; goOn?: string };

const OFFLINE = { refused: 'offline' } as const;

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
    async (request: string, route: Route = 'direct') => {
      setPresentation({ at: 'reading' });
      const presenting = await open();
      const result = (await presenting?.[route]?.read(request)) ?? OFFLINE;
      if (!('refused' in result)) return setPresentation({ at: 'proposed', proposal: result, route, sending: false });
      // A page cannot tell a verifier that is away from one that does not speak to pages of others.
      const canRelay = result.refused === 'offline' && route === 'direct' && presenting?.relayed !== undefined;
      return setPresentation({
        at: 'refused',
        refusal: result,
        sending: false,
        ...(canRelay && { relay: { request } }),
      });
    },
    [open],
  );
  const send = async (proposal: PresentationProposal, way: Way, route: Route) => {
    setPresentation({ at: 'proposed', proposal, route, sending: true });
    const presenting = await open();
    const result = (await presenting?.[route]?.send(proposal, way)) ?? OFFLINE;
    setPresentation(
      'refused' in result
        ? { at: 'refused', refusal: result, sending: true }
        : { at: 'sent', proposal, ...(result.goOn === undefined ? {} : { goOn: result.goOn }) },
    );
  };
  const decline = async (proposal: PresentationProposal, route: Route) => {
    setPresentation({ at: 'declining' });
    const presenting = await open();
    setPresentation({ at: 'declined', ...(await presenting?.[route]?.decline(proposal)) });
  };
  const askAgain = () => setPresentation({ at: 'asked-for' });
  return { presentation, read, send, decline, askAgain };
}
