import type { WaitingApplication } from '@mleg/institution-contract/application';
import { Button } from '@mleg/ui/button.tsx';
import { classes } from '@mleg/ui/classes.ts';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import styles from './applications.module.css';
import { Outcome } from './outcome.tsx';
import { PaperForm } from './paper-form.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';
import { useWaitingApplications, type WaitingApplications } from './use-waiting-applications.ts';

/** The office's page of applications: those made online wait on one side, paper forms are registered on the other. */
export function ApplicationsPage() {
  const t = useT();
  const { institution } = useSession();
  const applications = useWaitingApplications();
  return (
    <Page documentTitle={`${t('secretary.applications.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{t('secretary.applications.title')}</h1>
      <div className={classes(layout['columns'], styles['columns'])}>
        <Waiting applications={applications} />
        <PaperForm register={applications.register} />
      </div>
    </Page>
  );
}

function Waiting({ applications: { waiting, accept, refuse } }: { readonly applications: WaitingApplications }) {
  const t = useT();
  const [refusing, setRefusing] = useState<WaitingApplication>();
  const applications = waiting.data?.applications;
  return (
    <Panel title={t('secretary.applications.waiting')}>
      <Outcome decided={accept.data} error={accept.error ?? refuse.error} />
      {waiting.error && !applications && <OfficeProblem error={waiting.error} />}
      {!applications && !waiting.error && <Skeleton lines={6} />}
      {applications?.length === 0 && (
        <EmptyState icon="checkCircle" title={t('secretary.applications.empty')}>
          <p>{t('secretary.applications.emptyText')}</p>
        </EmptyState>
      )}
      <ul className={styles['list']}>
        {applications?.map((application) => (
          <Entry
            key={application.applicationId}
            application={application}
            busy={accept.isPending || refuse.isPending}
            onAccept={() => accept.mutate(application.applicationId)}
            onRefuse={() => setRefusing(application)}
          />
        ))}
      </ul>
      {refusing && (
        <RefuseDialog
          application={refusing}
          onClose={() => setRefusing(undefined)}
          onRefuse={(note) => {
            setRefusing(undefined);
            refuse.mutate({ applicationId: refusing.applicationId, note });
          }}
        />
      )}
    </Panel>
  );
}

interface EntryProps {
  readonly application: WaitingApplication;
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
}

function Entry({ application, busy, onAccept, onRefuse }: EntryProps) {
  const t = useT();
  const dates = useDates();
  const { displayName, group, kind, reason, applicant, appliedAt } = application;
  return (
    <li className={styles['entry']}>
      <div>
        <h3>{displayName}</h3>
        <p>
          {t(`family.applications.kind.${kind}`)}
          {reason && `: ${t(`student.reasons.${reason}`)}`}
        </p>
        <p className={typography['muted']}>
          {group} · {t('secretary.applications.by', { name: applicant })} · {dates.dateTime(appliedAt)}
        </p>
      </div>
      <div className={layout['row']}>
        <Button look="primary" icon="check" busy={busy} onClick={onAccept}>
          {t('secretary.applications.accept')}
        </Button>
        <Button icon="close" onClick={onRefuse}>
          {t('secretary.applications.refuse')}
        </Button>
      </div>
    </li>
  );
}
