import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { asksForPesel } from '@mleg/wallet-core/presentation/pesel';
import type { PresentationProposal } from '@mleg/wallet-core/presentation/read-request';
import type { Way } from '@mleg/wallet-core/presentation/ways-to-answer';
import { useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';
import shell from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { PeselConsent } from './pesel-consent.tsx';
import { ShareFacts } from './share-facts.tsx';
import { ViewerPanel } from './viewer-panel.tsx';
import { WayChoice } from './way-choice.tsx';

interface ConsentPageProps {
  readonly proposal: PresentationProposal;
  /** Whether it goes through the wallet's server. */
  readonly relayed: boolean;
  readonly sending: boolean;
  readonly onSend: (way: Way) => void;
  readonly onDecline: () => void;
}

/** Who asks, what for, and exactly what would be sent: the last page on which nothing has happened. */
export function ConsentPage({ proposal, relayed, sending, onSend, onDecline }: ConsentPageProps) {
  const t = useT();
  const { viewer, ways } = proposal;
  const [chosen, setChosen] = useState(0);
  const [peselGiven, setPeselGiven] = useState(false);
  const [peselMissing, setPeselMissing] = useState(false);
  const peselBox = useRef<HTMLInputElement>(null);
  const way = ways[chosen] ?? [];
  const send = () => {
    if (!asksForPesel(way) || peselGiven) return onSend(way);
    setPeselMissing(true);
    peselBox.current?.focus();
  };
  return (
    <WalletPage title={t('show.consent.title')}>
      {!viewer.verified && (
        <Notice tone="warning" title={t('show.consent.unknown.title')}>
          <p>{t('show.consent.unknown.text', { name: viewer.name })}</p>
        </Notice>
      )}
      <ViewerPanel viewer={viewer} purpose={proposal.purpose} />
      {ways.length > 1 && <WayChoice ways={ways} chosen={chosen} onChoose={setChosen} />}
      <Panel title={t('show.consent.what')}>
        {way.map((share) => (
          <ShareFacts key={share.queryId} share={share} />
        ))}
        <p>{t('show.consent.also')}</p>
        {relayed && <p>{t('show.consent.relayed')}</p>}
      </Panel>
      {asksForPesel(way) && (
        <PeselConsent
          ref={peselBox}
          name={viewer.name}
          given={peselGiven}
          missing={peselMissing && !peselGiven}
          onChange={setPeselGiven}
        />
      )}
      <div className={shell['actions']}>
        <Button look="primary" busy={sending} onClick={send}>
          {t(sending ? 'show.consent.sending' : 'show.consent.send')}
        </Button>
        {!sending && <Button onClick={onDecline}>{t('show.consent.decline')}</Button>}
      </div>
    </WalletPage>
  );
}
