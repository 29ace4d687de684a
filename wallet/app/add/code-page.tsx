import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import styles from './add.module.css';
import { ManualCodeForm } from './manual-code-form.tsx';
import { PasteForm } from './paste-form.tsx';
import { PictureButton } from './picture-button.tsx';
import { stepOf } from './steps.ts';

/** The reader of QR codes comes when somebody wants to scan. */
const Scanner = lazy(() => import('../scan/scanner.tsx').then((module) => ({ default: module.Scanner })));

type Way = 'scan' | 'type' | 'paste';

interface CodePageProps {
  readonly busy: boolean;
  /** Why the last code was refused, and how to try the same one again where that may help. */
  readonly problem: { text: string; code: string; retry?: () => void } | undefined;
  readonly onBack: () => void;
  readonly onCode: (code: string) => void;
}

/** Scan, type, paste, or choose a picture: all ways lead to the same reading of the code. */
export function CodePage({ busy, problem, onBack, onCode }: CodePageProps) {
  const t = useT();
  const [way, setWay] = useState<Way>('scan');
  const others = (['scan', 'type', 'paste'] as const).filter((other) => other !== way);
  return (
    <WalletPage title={t('add.code.title')} step={stepOf('code')} onBack={onBack}>
      {problem && (
        <Notice tone="danger" announce>
          <p>{problem.text}</p>
          {problem.retry && (
            <Button icon="refresh" onClick={problem.retry}>
              {t('shell.retry')}
            </Button>
          )}
        </Notice>
      )}
      {busy ? (
        <Notice tone="info" announce>
          <p>{t('add.code.reading')}</p>
        </Notice>
      ) : (
        <Panel>
          {way === 'scan' && (
            <Suspense fallback={<Skeleton lines={5} />}>
              <Scanner onCode={onCode} refused={problem?.code} />
            </Suspense>
          )}
          {way === 'type' && <ManualCodeForm busy={busy} onCode={onCode} />}
          {way === 'paste' && (
            <PasteForm
              label={t('add.code.pasteLabel')}
              hint={t('add.code.pasteHint')}
              use={t('add.code.use')}
              busy={busy}
              onCode={onCode}
            />
          )}
        </Panel>
      )}
      <div className={styles['ways']}>
        {others.map((other) => (
          <Button key={other} icon={ICONS[other]} onClick={() => setWay(other)}>
            {t(`add.code.${other}`)}
          </Button>
        ))}
        <PictureButton onCode={onCode} />
      </div>
    </WalletPage>
  );
}

const ICONS = { scan: 'camera', type: 'document', paste: 'copy' } as const;
