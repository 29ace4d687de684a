import type { StaffMember } from '@mleg/institution-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { OfficeAreas } from '../office/office-areas.tsx';
import { OfficeProblem } from '../office/office-problem.tsx';
import { Alerts } from '../office/privacy/alerts.tsx';
import { ChangeRoles } from './change-roles.tsx';
import { InviteColleague } from './invite-colleague.tsx';
import styles from './staff.module.css';
import { useStaff } from './use-staff.ts';

/** The head's page: who works here, and what each of them may do. */
export function StaffPage() {
  const t = useT();
  const { institution } = useSession();
  const { staff, setRoles, invite } = useStaff();
  const [changed, setChanged] = useState<StaffMember>();
  const [inviting, setInviting] = useState(false);
  const { data, error, refetch } = staff;
  const isMeanwhile = refusalCode(setRoles.error) === 'CHANGED_MEANWHILE';
  return (
    <Page documentTitle={`${t('staff.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <div>
        <h1>{t('staff.title')}</h1>
        <p className={typography['muted']}>{t('staff.lead')}</p>
      </div>
      <Alerts />
      {error && !data && <OfficeProblem error={error} onRetry={() => void refetch()} />}
      {setRoles.error && !isMeanwhile && <OfficeProblem error={setRoles.error} />}
      {isMeanwhile && (
        <Notice tone="warning" title={t('staff.meanwhile.title')} announce>
          {t('staff.meanwhile.text')}
        </Notice>
      )}
      {setRoles.isSuccess && <Notice tone="success" title={t('staff.saved')} announce />}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <Panel
          title={t('staff.list')}
          aside={
            <Button icon="plus" onClick={() => setInviting(true)}>
              {t('staff.add')}
            </Button>
          }
        >
          <ul className={styles['list']}>
            {data.staff.map((member) => (
              <Member key={member.accountId} member={member} onChange={() => setChanged(member)} />
            ))}
          </ul>
        </Panel>
      )}
      {data && changed && (
        <ChangeRoles
          member={changed}
          groups={data.groups}
          onClose={() => setChanged(undefined)}
          onSave={(roles) => {
            setChanged(undefined);
            setRoles.mutate({ accountId: changed.accountId, version: changed.version, ...roles });
          }}
        />
      )}
      {data && inviting && (
        <InviteColleague
          groups={data.groups}
          invite={invite}
          onClose={() => {
            setInviting(false);
            invite.reset();
          }}
        />
      )}
    </Page>
  );
}

function Member({ member, onChange }: { readonly member: StaffMember; readonly onChange: () => void }) {
  const t = useT();
  const { accountId } = useSession();
  const roles = [
    member.head && t('staff.short.head'),
    member.office && t('staff.short.office'),
    member.teaches.length > 0 && t('staff.short.teacher', { groups: member.teaches.join(', ') }),
  ].filter(Boolean);
  const isOwn = accountId === member.accountId;
  return (
    <li className={styles['member']}>
      <div>
        <strong>{member.displayName}</strong>
        <p className={typography['muted']}>{[...roles, ...(isOwn ? [t('staff.you')] : [])].join(' · ')}</p>
      </div>
      {!isOwn && (
        <Button look="quiet" aria-label={`${t('staff.edit')}: ${member.displayName}`} onClick={onChange}>
          {t('staff.edit')}
        </Button>
      )}
    </li>
  );
}
