import { Button } from '@mleg/ui/button.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import type { PresentationRefusal } from '@mleg/wallet-core/presentation/presentation-refusal';
import { useT } from '../app-i18n.ts';
import { isKnownClaim } from '../card/known-claims.ts';
import { goHome } from '../routing/use-route.ts';
import shell from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { useGoingOn } from './use-going-on.ts';

interface RefusedPageProps {
  readonly refusal: PresentationRefusal;
  /** Whether the failure came while the answer was being sent. */
  readonly sending: boolean;
  /** Where the wallet's server can reach the page that asks. */
  readonly onRelay: (() => void) | undefined;
  readonly onAgain: () => void;
}

/** Why there was no answer, and what to do now. */
export function RefusedPage({ refusal, sending, onRelay, onAgain }: RefusedPageProps) {
  const t = useT();
  const fate = fateOf(refusal, sending);
  const goOn = 'goOn' in refusal ? refusal.goOn : undefined;
  useGoingOn(goOn);
  return (
    <WalletPage title={t(`show.refused.${fate}`)}>
      <Notice tone={fate === 'uncertain' ? 'warning' : 'danger'} announce>
        <p>{useRefusalText(refusal, fate)}</p>
      </Notice>
      {onRelay && (
        <Panel title={t('show.relay.title')}>
          <p>{t('show.relay.text')}</p>
          <Button onClick={onRelay}>{t('show.relay.action')}</Button>
        </Panel>
      )}
      <div className={shell['actions']}>
        {goOn !== undefined && <LinkButton href={goOn}>{t('show.sent.goOn', { host: new URL(goOn).host })}</LinkButton>}
        <Button look="primary" icon="qr" onClick={onAgain}>
          {t('show.refused.again')}
        </Button>
        <Button onClick={goHome}>{t('show.refused.leave')}</Button>
      </div>
    </WalletPage>
  );
}

/** What became of the answer: while it was on its way the line broke, or the page had it and answered with an error. */
type Fate = 'nothingSent' | 'uncertain' | 'sentInVain';

function fateOf({ refused }: PresentationRefusal, sending: boolean): Fate {
  if (sending && refused === 'offline') return 'uncertain';
  return sending && (refused === 'dead-request' || refused === 'verifier-fault') ? 'sentInVain' : 'nothingSent';
}

function useRefusalText(refusal: PresentationRefusal, fate: Fate): string {
  const t = useT();
  if (fate === 'uncertain') return t('show.refusals.offline-sending');
  if (fate === 'sentInVain')
    return t(refusal.refused === 'dead-request' ? 'show.refusals.not-taken' : 'show.refusals.fault-after-sending');
  if (refusal.refused === 'unsafe-address') return t('show.refusals.unsafe-address', { host: refusal.host });
  if (refusal.refused !== 'outside-registration') return t(`show.refusals.${refusal.refused}`);
  const { name, claims } = refusal;
  if (claims.length === 0) return t('show.refusals.outside-registration-all', { name });
  const words = claims.map((claim) => (isKnownClaim(claim) ? t(`card.claims.${claim}`) : claim));
  return t('show.refusals.outside-registration', { name, claims: words.join(', ') });
}
