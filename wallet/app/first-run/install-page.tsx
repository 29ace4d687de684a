import { Button } from '@mleg/ui/button.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { InstallGuide } from './install-guide.tsx';
import type { Platform } from './platform.ts';

interface InstallPageProps {
  readonly platform: Platform;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/**
 * For Safari's tabs, before anything is stored: what the home-screen app keeps and what the tab keeps are two worlds,
 * and the tab's is deleted after seven days without a visit.
 */
export function InstallPage({ platform, onBack, onNext }: InstallPageProps) {
  const t = useT();
  const [understood, setUnderstood] = useState(false);
  return (
    <WalletPage title={t('firstRun.install.title')} onBack={onBack}>
      <Notice tone="warning">
        <p>{t('firstRun.install.why.iosTab')}</p>
      </Notice>
      <InstallGuide platform={platform} />
      <div className={styles['form']}>
        <Checkbox
          label={t('firstRun.install.skipRisk')}
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        <div className={styles['actions']}>
          <Button disabled={!understood} onClick={onNext}>
            {t('firstRun.install.skip')}
          </Button>
        </div>
      </div>
    </WalletPage>
  );
}
