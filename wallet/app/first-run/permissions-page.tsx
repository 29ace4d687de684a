import { Button } from '@mleg/ui/button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';
import { Points } from '../shell/points.tsx';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';

interface PermissionsPageProps {
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function PermissionsPage({ onBack, onNext }: PermissionsPageProps) {
  const t = useT();
  return (
    <WalletPage
      title={t('firstRun.permissions.title')}
      lead={t('firstRun.permissions.lead')}
      step={{ step: 2, total: 3 }}
      onBack={onBack}
    >
      <Panel>
        <Points
          points={[
            { icon: 'camera', name: t('firstRun.permissions.camera.name'), text: t('firstRun.permissions.camera.why') },
            {
              icon: 'shield',
              name: t('firstRun.permissions.storage.name'),
              text: t('firstRun.permissions.storage.why'),
            },
          ]}
        />
      </Panel>
      <p>{t('firstRun.permissions.nothing')}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={onNext}>
          {t('shell.next')}
        </Button>
      </div>
    </WalletPage>
  );
}
