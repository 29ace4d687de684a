import layout from '@mleg/ui/layout.module.css';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { DecisionNotice } from './decision-notice.tsx';
import { ImportPanel } from './import-panel.tsx';
import { ImportsHistory } from './imports-history.tsx';
import { UploadForm } from './upload-form.tsx';
import { useRoster } from './use-roster.ts';

/** The page for people from a file: upload, preview, confirm, undo. */
export function RosterPage() {
  const t = useT();
  const { institution } = useSession();
  const roster = useRoster();
  const { list, imports, current } = roster;
  return (
    <Page documentTitle={`${t('roster.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <div className={layout['stack']}>
        <h1>{t('roster.title')}</h1>
        <p>{t('roster.lead')}</p>
      </div>
      <DecisionNotice roster={roster} />
      {list.error && <OfficeProblem error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton lines={6} />}
      {current && <ImportPanel key={current.importId} file={current} roster={roster} />}
      {list.data && (!current?.own || current.state === 'refused') && <UploadForm upload={roster.upload} />}
      {list.data && (
        <Panel title={t('roster.historyTitle')}>
          <ImportsHistory imports={imports} decide={roster.decide} />
        </Panel>
      )}
    </Page>
  );
}
