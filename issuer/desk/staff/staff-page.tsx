import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import styles from '../agreements/agreements.module.css';
import { useT } from '../app-i18n.ts';
import { Invitation } from './invitation.tsx';
import { StaffList } from './staff-list.tsx';
import { useStaff } from './use-staff.ts';

export function StaffPage() {
  const t = useT();
  const { staff, invite, deactivate } = useStaff();
  const { data, error, refetch } = staff;
  return (
    <Page documentTitle={`${t('staff.title')} – ${t('product')}`} width="wide">
      <h1>{t('staff.title')}</h1>
      <div className={classes(layout['columns'], styles['columns'])}>
        <div className={styles['stack']}>
          {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
          {deactivate.isError && <ProblemNotice error={deactivate.error} />}
          {!data && !error && <Skeleton lines={4} />}
          {data && <StaffList staff={data} deactivate={deactivate} />}
        </div>
        <Panel title={t('staff.inviteTitle')}>
          <Invitation invite={invite} />
        </Panel>
      </div>
    </Page>
  );
}
