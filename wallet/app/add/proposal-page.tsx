import { Button } from '@mleg/ui/button.tsx';
import { Facts } from '@mleg/ui/facts.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import type { Proposal } from '@mleg/wallet-core/records/activation';
import { chooseText } from '@mleg/wallet-core/trust/local-text';
import { i18n, useT } from '../app-i18n.ts';
import shell from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import styles from './add.module.css';
import { stepOf } from './steps.ts';

interface ProposalPageProps {
  readonly proposal: Proposal;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** Who issues what, and what would be stored: the last page on which nothing has happened. */
export function ProposalPage({ proposal, onAgree, onDecline }: ProposalPageProps) {
  const t = useT();
  const { language } = i18n;
  const name = chooseText(proposal.cardName, language);
  const claims = proposal.claims.map((claim) => chooseText(claim.name, language) ?? claim.path.join(' › '));
  return (
    <WalletPage title={t('add.proposal.title')} step={stepOf('proposal')} onBack={onDecline}>
      <Panel>
        <Facts
          facts={[
            ...(name === undefined ? [] : [{ name: t('add.proposal.card'), value: name }]),
            {
              name: t('add.proposal.issuer'),
              value: chooseText(proposal.issuerName, language) ?? proposal.issuerHost,
            },
            { name: t('add.proposal.host'), value: proposal.issuerHost },
            ...(proposal.activationCode?.hint === undefined
              ? []
              : [{ name: t('add.proposal.source'), value: proposal.activationCode.hint }]),
          ]}
        />
      </Panel>
      <Panel title={t('add.proposal.stored')}>
        {claims.length === 0 ? (
          <p>{t('add.proposal.storedUnknown')}</p>
        ) : (
          <ul className={styles['claims']}>
            {claims.map((claim) => (
              <li key={claim}>{claim}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Notice tone="info">
        <p>{t('add.proposal.where')}</p>
      </Notice>
      <div className={shell['actions']}>
        <Button look="primary" onClick={onAgree}>
          {t('add.proposal.agree')}
        </Button>
        <Button onClick={onDecline}>{t('add.proposal.decline')}</Button>
      </div>
    </WalletPage>
  );
}
