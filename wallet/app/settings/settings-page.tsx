import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';
import { InstallGuide } from '../first-run/install-guide.tsx';
import { currentPlatform } from '../first-run/platform.ts';
import { goHome } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { AboutPanel } from './about-panel.tsx';
import { LockPanel } from './lock-panel.tsx';
import { LookPanel } from './look-panel.tsx';
import { PermissionsPanel } from './permissions-panel.tsx';
import styles from './settings.module.css';
import { StoragePanel } from './storage-panel.tsx';

export function SettingsPage() {
  const t = useT();
  return (
    <WalletPage title={t('settings.title')} width="wide" onBack={goHome}>
      <div className={styles['columns']}>
        <LookPanel />
        <LockPanel />
        <StoragePanel />
        <PermissionsPanel />
        <Panel title={t('settings.install.title')}>
          <InstallGuide platform={currentPlatform()} />
        </Panel>
        <AboutPanel />
      </div>
    </WalletPage>
  );
}
