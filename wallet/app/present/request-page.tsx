import { Button } from '@mleg/ui/button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { lazy, Suspense, useState } from 'react';
import { PasteForm } from '../add/paste-form.tsx';
import { PictureButton } from '../add/picture-button.tsx';
import { useT } from '../app-i18n.ts';
import { goHome } from '../routing/use-route.ts';
import shell from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { looksLikeRequest } from './looks-like-request.ts';

/** The reader of QR codes comes when somebody wants to scan. */
const Scanner = lazy(() => import('../scan/scanner.tsx').then((module) => ({ default: module.Scanner })));

/** Scan, paste, or choose a picture of the code of a page that asks. */
export function RequestPage({ onRequest }: { readonly onRequest: (text: string) => void }) {
  const t = useT();
  const [way, setWay] = useState<'scan' | 'paste'>('scan');
  const other = way === 'scan' ? 'paste' : 'scan';
  return (
    <WalletPage title={t('show.request.title')} lead={t('show.request.lead')} onBack={goHome}>
      <Panel>
        {way === 'scan' ? (
          <Suspense fallback={<Skeleton lines={5} />}>
            <Scanner about="request" accepts={looksLikeRequest} onCode={onRequest} />
          </Suspense>
        ) : (
          <PasteForm
            label={t('show.request.pasteLabel')}
            hint={t('show.request.pasteHint')}
            use={t('show.request.use')}
            busy={false}
            onCode={onRequest}
          />
        )}
      </Panel>
      <div className={shell['actions']}>
        <Button icon={other === 'scan' ? 'camera' : 'copy'} onClick={() => setWay(other)}>
          {t(`show.request.${other}`)}
        </Button>
        <PictureButton onCode={onRequest} />
      </div>
    </WalletPage>
  );
}
