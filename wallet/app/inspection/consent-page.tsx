import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { INSPECTED_CLAIMS } from '@mleg/wallet-core/inspection/keep-inspection';
import { useT } from '../app-i18n.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import type { AskedBy } from './asked-by.ts';
import styles from './inspection.module.css';

interface ConsentPageProps {
  readonly asked: AskedBy;
  readonly onConsent: () => void;
  readonly onRefuse: () => void;
}

/** Who asks, in their own words, and what they would see: before anything is signed for them. */
export function ConsentPage({ asked, onConsent, onRefuse }: ConsentPageProps) {
  const t = useT();
  return (
    <WalletPage title={t('inspection.consent.title')} onBack={onRefuse}>
      <Panel title={asked.question.audience}>
        <Notice tone="info">
          <p>{t('inspection.consent.unverified')}</p>
        </Notice>
        <p>{t('inspection.consent.sees')}</p>
        <ul>
          {INSPECTED_CLAIMS.map((claim) => (
            <li key={claim}>{t(`card.claims.${claim}`)}</li>
          ))}
        </ul>
        <p>{t('inspection.consent.notPesel')}</p>
      </Panel>
      <div className={styles['buttons']}>
        <Button look="primary" wide onClick={onConsent}>
          {t('inspection.consent.yes')}
        </Button>
        <Button wide onClick={onRefuse}>
          {t('inspection.consent.no')}
        </Button>
      </div>
    </WalletPage>
  );
}
