import { classes } from '@mleg/ui/classes.ts';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { createLink } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { HeldList } from '../held/held-list.tsx';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { Alerts } from '../privacy/alerts.tsx';
import styles from './day.module.css';
import { StuckList } from './stuck-list.tsx';
import { useDay } from './use-day.ts';
import { isWaiting, Waiting } from './waiting.tsx';

const PageLink = createLink(LinkButton);

/** The office's first page: what waits, who is stuck, and the action beside each. */
export function DayPage() {
  const t = useT();
  const { institution } = useSession();
  const { data, error, refetch } = useDay();
  const hasWork = data && (isWaiting(data) || data.held.length > 0);
  const isStuck = data && data.stuck.length > 0;
  return (
    <Page documentTitle={`${t('day.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <div>
        <h1>{t('day.title')}</h1>
        <p className={typography['muted']}>{t('day.lead')}</p>
      </div>
      <Alerts />
      {error && !data && <OfficeProblem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !hasWork && !isStuck && <AllDone />}
      {data && (hasWork || isStuck) && (
        <div className={classes(layout['columns'], styles['columns'])}>
          <div className={layout['stack']}>
            <Waiting day={data} />
            <HeldList deeds={data.held} />
            <div>
              <PageLink to={paths.held}>{t('held.toDecided')}</PageLink>
            </div>
          </div>
          <Panel title={t('day.stuckTitle')}>
            {!isStuck && <p className={typography['muted']}>{t('day.stuckNone')}</p>}
            {data.stuck.map((stuck) => (
              <StuckList key={stuck.reason} stuck={stuck} />
            ))}
          </Panel>
        </div>
      )}
    </Page>
  );
}

function AllDone() {
  const t = useT();
  return (
    <EmptyState icon="checkCircle" title={t('day.doneTitle')}>
      <p>{t('day.done')}</p>
      <div className={styles['next']}>
        <PageLink look="primary" to={paths.groups}>
          {t('day.doneGroups')}
        </PageLink>
        <PageLink to={paths.roster}>{t('day.doneRoster')}</PageLink>
        <PageLink to={paths.held}>{t('held.toDecided')}</PageLink>
      </div>
    </EmptyState>
  );
}
