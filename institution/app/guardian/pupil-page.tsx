import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { CardSourceContext, cardOfPupil } from '../api/card-source.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { PaperForms } from '../documents/paper-forms.tsx';
import { OwnDataPanel } from '../own-data/own-data-panel.tsx';
import { CardFacts } from '../student/card-facts.tsx';
import { CardPreview } from '../student/card-preview.tsx';
import { CardState } from '../student/card-state.tsx';
import { stateName } from '../student/card-view.ts';
import styles from '../student/my-card.module.css';
import { useMyCard } from '../student/use-my-card.ts';
import { ApplicationsPanel } from './applications-panel.tsx';
import { PhotoPanel } from './photo-panel.tsx';
import { PupilBreadcrumbs } from './pupil-breadcrumbs.tsx';
import { fileQuery } from './pupil-query.ts';

/** Uczeń → Dane ucznia: one page for the pupil and the guardians, with all that concerns the card. */
export function PupilPage() {
  const t = useT();
  const { institution } = useSession();
  const { personId = '' }: { personId?: string } = useParams({ strict: false });
  const source = useMemo(() => cardOfPupil(personId), [personId]);
  const model = useMyCard(source);
  const file = useQuery({ ...fileQuery(personId), refetchInterval: 15_000 });
  const { card, view } = model;
  const state = view ? t(`student.state.${stateName(view)}`) : '';
  const name = file.data?.displayName ?? t('family.file.data');
  const error = file.data && card ? null : (file.error ?? model.loadError);
  return (
    <CardSourceContext value={source}>
      <Page documentTitle={[state, name, institution.shortName].filter(Boolean).join(' – ')} width="wide">
        <div className={styles['head']}>
          <PupilBreadcrumbs personId={personId} />
          <h1>{name}</h1>
          {file.data && <p className={styles['lead']}>{t('family.children.group', { group: file.data.group })}</p>}
        </div>
        <LiveRegion>{state && t('family.file.announce', { state })}</LiveRegion>
        {!model.connected && <Notice tone="warning">{t('student.connection.lost')}</Notice>}
        {error && <ProblemNotice error={error} onRetry={() => void file.refetch()} />}
        {model.orderError && <ProblemNotice error={model.orderError} />}
        {(!card || !file.data) && !error && <Skeleton lines={6} />}
        {card && view && file.data && (
          <div className={classes(layout['columns'], styles['columns'])}>
            <div className={styles['main']}>
              {view.kind === 'ready' && !file.data.mayCollect ? (
                <Notice title={t('family.file.guardiansCollect')}>{t('family.file.guardiansCollectText')}</Notice>
              ) : (
                <CardState view={view} card={card} model={model} />
              )}
              <ApplicationsPanel file={file.data} order={card.order} />
              <PaperForms personId={personId} />
              <PhotoPanel file={file.data} />
              <CardFacts preview={card.preview} />
              <OwnDataPanel personId={personId} />
            </div>
            <aside className={styles['side']}>
              <CardPreview preview={card.preview} institution={institution} />
            </aside>
          </div>
        )}
      </Page>
    </CardSourceContext>
  );
}
