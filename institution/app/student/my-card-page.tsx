import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { PaperForms } from '../documents/paper-forms.tsx';
import { OwnDataPanel } from '../own-data/own-data-panel.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardPreview } from './card-preview.tsx';
import { CardState } from './card-state.tsx';
import { stateName } from './card-view.ts';
import styles from './my-card.module.css';
import { Ordered } from './ordered.tsx';
import { useMyCard } from './use-my-card.ts';

const tones: Record<ReturnType<typeof stateName>, StatusTone> = {
  'not-eligible': 'warning',
  'can-order': 'neutral',
  waiting: 'progress',
  ready: 'success',
  redeemed: 'progress',
  activated: 'success',
  suspended: 'warning',
  locked: 'danger',
  expired: 'warning',
  cancelled: 'warning',
  replaced: 'neutral',
  failed: 'danger',
  revoked: 'danger',
};

/** Student → Dokumenty → mLegitymacja. */
export function MyCardPage() {
  const t = useT();
  const { institution, personId } = useSession();
  const model = useMyCard();
  const { card, view, loadError, actions } = model;
  const name = view && stateName(view);
  const state = name ? t(`student.state.${name}`) : '';
  const documentTitle = [state, t('student.title'), institution.shortName].filter(Boolean).join(' – ');
  return (
    <Page documentTitle={documentTitle} width="wide">
      <div className={styles['head']}>
        <Breadcrumbs />
        <div className={styles['title']}>
          <h1>{t('student.title')}</h1>
          {name && <StatusBadge tone={tones[name]}>{state}</StatusBadge>}
        </div>
        {card && !card.order && <p className={styles['lead']}>{t('student.lead')}</p>}
      </div>
      <LiveRegion>{state && t('student.announce', { state })}</LiveRegion>
      {!model.connected && <Notice tone="warning">{t('student.connection.lost')}</Notice>}
      {loadError && <ProblemNotice error={loadError} onRetry={actions.refresh} />}
      {model.orderError && <ProblemNotice error={model.orderError} />}
      {!card && !loadError && <Skeleton lines={6} />}
      {card && view && (
        <div className={classes(layout['columns'], styles['columns'])}>
          <div className={styles['main']}>
            <CardState view={view} card={card} model={model} />
            <CardFacts preview={card.preview} />
            {personId && <PaperForms personId={personId} />}
            {personId && <OwnDataPanel personId={personId} />}
          </div>
          <aside className={styles['side']}>
            <CardPreview preview={card.preview} institution={institution} />
          </aside>
        </div>
      )}
      <Ordered model={model} />
    </Page>
  );
}
