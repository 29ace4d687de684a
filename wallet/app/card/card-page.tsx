import { Button } from '@mleg/ui/button.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useWakeLock } from '@mleg/ui/use-wake-lock.ts';
import { useState } from 'react';
import { i18n, useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { hrefOf } from '../routing/route.ts';
import { goHome } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { BarcodeDialog } from './barcode-dialog.tsx';
import styles from './card.module.css';
import { CardDetails } from './card-details.tsx';
import { viewCard } from './card-view.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { useCard } from './use-card.ts';
import { WalletCard } from './wallet-card.tsx';

/** One card as it is shown to others: its face first, everything else below or beside it. */
export function CardPage({ cardId, changes }: { readonly cardId: string; readonly changes: number }) {
  const t = useT();
  const { card, checking, problem, check } = useCard(cardId, changes);
  const [dialog, setDialog] = useState<'barcode' | 'remove'>();
  useWakeLock();
  if (card === 'missing')
    return (
      <WalletPage title={t('card.missing.title')} lead={t('card.missing.text')}>
        {null}
      </WalletPage>
    );
  if (card === undefined)
    return (
      <WalletPage title={t('home.title')} speaksForItself>
        <Skeleton lines={8} />
      </WalletPage>
    );
  const view = viewCard(card, now(), i18n.language);
  const isShown = card.compact !== undefined && view.state === 'valid';
  return (
    <WalletPage title={view.title || t('home.title')} width="wide" speaksForItself>
      <div className={styles['layout']}>
        <div className={styles['show']}>
          <WalletCard view={view} />
          {isShown && (
            <div className={styles['bar']}>
              <LinkButton look="primary" icon="qr" wide href={hrefOf({ page: 'inspection', cardId })}>
                {t('inspection.open')}
              </LinkButton>
            </div>
          )}
        </div>
        <div className={styles['side']}>
          <div className={styles['buttons']}>
            {view.number !== '' && <Button onClick={() => setDialog('barcode')}>{t('card.barcode.show')}</Button>}
            <Button icon="refresh" busy={checking} onClick={check}>
              {t(checking ? 'card.checking' : 'card.check')}
            </Button>
          </div>
          <LiveRegion>{problem && t(`card.checkRefused.${problem}`)}</LiveRegion>
          {problem && (
            <Notice tone="info">
              <p>{t(`card.checkRefused.${problem}`)}</p>
            </Notice>
          )}
          {view.state !== 'valid' && (
            <Notice tone="danger" title={t(`card.what.${view.state}.title`)}>
              <p>{t(`card.what.${view.state}.text`)}</p>
            </Notice>
          )}
          <Panel title={t('card.details')}>
            <CardDetails claims={view.claims} renewedAt={view.renewedAt} />
          </Panel>
          <div>
            <Button look="quiet" icon="close" onClick={() => setDialog('remove')}>
              {t('card.remove.action')}
            </Button>
          </div>
        </div>
      </div>
      <BarcodeDialog open={dialog === 'barcode'} number={view.number} onClose={() => setDialog(undefined)} />
      <RemoveDialog
        open={dialog === 'remove'}
        cardId={cardId}
        onClose={() => setDialog(undefined)}
        onRemoved={goHome}
      />
    </WalletPage>
  );
}
