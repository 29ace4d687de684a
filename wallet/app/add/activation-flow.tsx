import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { isFinal } from '@mleg/wallet-core/activation/activation-refusal';
import { isAt } from '@mleg/wallet-core/records/activation';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { goHome, useFocusOnNavigation } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { AbandonDialog } from './abandon-dialog.tsx';
import { ActivationCodePage } from './activation-code-page.tsx';
import { DeadPage } from './dead-page.tsx';
import { DeferredPage } from './deferred-page.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { useRefusalText } from './refusal-text.ts';
import { useActivation } from './use-activation.ts';
import { WaitingPage } from './waiting-page.tsx';

/** One activation, from wherever it stands in the vault. */
export function ActivationFlow({ activationId }: { readonly activationId: string }) {
  const t = useT();
  const { activation, busy, refusal, consent, finish, abandon } = useActivation(activationId);
  const refusalText = useRefusalText();
  const [abandoning, setAbandoning] = useState(false);
  const step = activation?.progress.step ?? 'reading';
  useFocusOnNavigation(step);
  const leave = () => void abandon().then(goHome);
  const problem = refusal && refusalText(refusal);

  if (activation === undefined)
    return refusal?.refused === 'no-such-activation' ? (
      <DeadPage text={refusalText(refusal)} onLeave={goHome} />
    ) : (
      <WalletPage title={t('add.code.reading')}>
        <Skeleton lines={5} />
      </WalletPage>
    );
  if (refusal !== undefined && isFinal(refusal)) return <DeadPage text={refusalText(refusal)} onLeave={leave} />;
  if (isAt(activation, 'offer-read'))
    return <ProposalPage proposal={activation.proposal} onAgree={() => void consent()} onDecline={leave} />;
  if (isAt(activation, 'deferred'))
    return (
      <>
        <DeferredPage
          askAgainAt={activation.progress.askAgainAt}
          busy={busy}
          problem={refusal?.refused === 'deferred' ? undefined : problem}
          onDue={() => void finish()}
          onBack={goHome}
          onAbandon={() => setAbandoning(true)}
        />
        <AbandonDialog open={abandoning} codeUsed onClose={() => setAbandoning(false)} onAbandon={leave} />
      </>
    );
  const needsCode = isAt(activation, 'consented') || isAt(activation, 'keys-made');
  return (
    <>
      {needsCode ? (
        <ActivationCodePage
          asked={activation.proposal.activationCode}
          known={activation.proposal.cardType !== undefined}
          busy={busy}
          problem={problem}
          onBack={() => setAbandoning(true)}
          onCode={(code) => void finish(code)}
        />
      ) : (
        <WaitingPage
          busy={busy}
          problem={problem}
          onRetry={() => void finish()}
          onBack={goHome}
          onAbandon={() => setAbandoning(true)}
        />
      )}
      <AbandonDialog open={abandoning} codeUsed={!needsCode} onClose={() => setAbandoning(false)} onAbandon={leave} />
    </>
  );
}
