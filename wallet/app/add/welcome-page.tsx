import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';
import { currentPlatform } from '../first-run/platform.ts';
import { Points } from '../shell/points.tsx';
import styles from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { stepOf } from './steps.ts';
import type { DocumentType } from './types-page.tsx';

interface AddWelcomePageProps {
  readonly type: DocumentType;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function AddWelcomePage({ type, onBack, onNext }: AddWelcomePageProps) {
  const t = useT();
  const { system, installed } = currentPlatform();
  return (
    <WalletPage title={t('add.welcome.title')} step={stepOf('welcome')} onBack={onBack}>
      {system === 'ios' && !installed && (
        <Notice tone="warning">
          <p>{t('firstRun.install.why.iosTab')}</p>
        </Notice>
      )}
      <Panel>
        <Points
          points={[
            { icon: 'qr', name: t('add.welcome.code.title'), text: t(`add.welcome.code.${type}`) },
            { icon: 'key', name: t('add.welcome.activation.title'), text: t('add.welcome.activation.text') },
            { icon: 'wifiOff', name: t('add.welcome.internet.title'), text: t('add.welcome.internet.text') },
          ]}
        />
      </Panel>
      <div className={styles['actions']}>
        <Button look="primary" onClick={onNext}>
          {t('shell.next')}
        </Button>
      </div>
    </WalletPage>
  );
}
