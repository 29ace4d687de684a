import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';
import { allowSound } from '../check/tell-verdict.ts';
import { useEquipment, useEquipmentStore } from '../pack/use-equipment.ts';
import { goTo, hrefOf } from '../routing/use-page.ts';
import { Readiness } from './readiness.tsx';
import styles from './ready.module.css';
import { TodaysChecks } from './todays-checks.tsx';

/** Before the shift: whether this phone can check, and the one strong button. */
export function ReadyPage() {
  const t = useT();
  const store = useEquipmentStore();
  const { refreshing, refusal } = useEquipment();
  return (
    <Page documentTitle={t('ready.documentTitle')}>
      <h1>{t('ready.title')}</h1>
      <Button
        look="primary"
        wide
        icon="qr"
        className={styles['start']}
        onClick={() => {
          allowSound();
          goTo('check');
        }}
      >
        {t('ready.start')}
      </Button>
      <Panel
        title={t('ready.equipment')}
        aside={
          <Button look="quiet" icon="refresh" busy={refreshing} onClick={() => void store.refresh()}>
            {t(refreshing ? 'ready.refreshing' : 'ready.refresh')}
          </Button>
        }
      >
        <Readiness />
        {refusal && (
          <Notice tone={refusal === 'offline' ? 'info' : 'warning'} announce>
            <p>{t(`ready.refusals.${refusal}`)}</p>
          </Notice>
        )}
      </Panel>
      <TodaysChecks />
      <nav aria-label={t('ready.more')} className={layout['actions']}>
        <LinkButton icon="card" href={hrefOf('practice')}>
          {t('ready.practice')}
        </LinkButton>
        <LinkButton icon="settings" href={hrefOf('settings')}>
          {t('ready.settings')}
        </LinkButton>
      </nav>
    </Page>
  );
}
