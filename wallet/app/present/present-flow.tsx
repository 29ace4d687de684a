import { Progress } from '@mleg/ui/progress.tsx';
import { useEffect } from 'react';
import { useT } from '../app-i18n.ts';
import { hrefOf } from '../routing/route.ts';
import { goHome, replaceWith, useFocusOnNavigation } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { ConsentPage } from './consent-page.tsx';
import { DeclinedPage } from './declined-page.tsx';
import { RefusedPage } from './refused-page.tsx';
import { RequestPage } from './request-page.tsx';
import { SentPage } from './sent-page.tsx';
import { usePresentation } from './use-presentation.ts';

const HOME = hrefOf({ page: 'home' });

/**
 * From a request to an answer.
 * @param request from a link that was followed; it is read at once, since reading tells nobody anything about the holder
 */
export function PresentFlow({ request }: { readonly request: string | undefined }) {
  const t = useT();
  const { presentation, read, send, decline, askAgain } = usePresentation();
  useFocusOnNavigation(presentation.at);
  useEffect(() => {
    if (request === undefined) return;
    // The request does not stay in the address bar and the history.
    replaceWith({ page: 'show' });
    void read(request);
  }, [request, read]);

  if (presentation.at === 'asked-for') return <RequestPage onRequest={(text) => void read(text)} />;
  if (presentation.at === 'reading')
    return (
      <WalletPage title={t('show.request.reading')} onBack={goHome}>
        <Progress label={t('show.request.reading')} />
      </WalletPage>
    );
  if (presentation.at === 'declining' || presentation.at === 'declined')
    return <DeclinedPage goOn={presentation.at === 'declined' ? (presentation.goOn ?? HOME) : undefined} />;
  if (presentation.at === 'refused') {
    const { refusal, sending, relay } = presentation;
    const onRelay = relay && (() => void read(relay.request, 'relayed'));
    return <RefusedPage refusal={refusal} sending={sending} onRelay={onRelay} onAgain={askAgain} />;
  }
  const { proposal } = presentation;
  if (presentation.at === 'sent') return <SentPage name={proposal.viewer.name} goOn={presentation.goOn} />;
  const { route, sending } = presentation;
  return (
    <ConsentPage
      proposal={proposal}
      relayed={route === 'relayed'}
      sending={sending}
      onSend={(way) => void send(proposal, way, route)}
      onDecline={() => void decline(proposal, route)}
    />
  );
}
