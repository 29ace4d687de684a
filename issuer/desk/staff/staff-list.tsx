import type { StaffMember } from '@mleg/issuer-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { DangerDialog } from '@mleg/ui/danger-dialog.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import styles from '../agreements/agreements.module.css';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import type { StaffActions } from './use-staff.ts';

interface StaffListProps {
  readonly staff: readonly StaffMember[];
  readonly deactivate: StaffActions['deactivate'];
}

export function StaffList({ staff, deactivate }: StaffListProps) {
  const t = useT();
  const dates = useDates();
  const own = useSession().staffId;
  const [leaving, setLeaving] = useState<StaffMember>();
  return (
    <>
      <ul className={layout['list']} aria-label={t('staff.title')}>
        {staff.map((member) => (
          <li key={member.staffId} className={styles['entry']}>
            <span className={styles['who']}>
              <span className={typography['name']}>{member.displayName}</span>
              <span className={typography['muted']}>
                {t(`staff.role.${member.role}`)} · {member.email}
              </span>
              <span className={typography['muted']}>
                {member.lastSignIn === undefined
                  ? t('staff.neverSignedIn')
                  : t('staff.lastSignIn', { when: dates.dateTime(member.lastSignIn) })}
              </span>
            </span>
            {!member.active && <span>{t('staff.inactive')}</span>}
            {member.active && member.staffId !== own && (
              <Button onClick={() => setLeaving(member)}>{t('staff.deactivate')}</Button>
            )}
          </li>
        ))}
      </ul>
      <DangerDialog
        open={leaving !== undefined}
        title={t('staff.deactivateTitle', { name: leaving?.displayName ?? '' })}
        confirm={t('staff.deactivateConfirm')}
        back={t('decision.back')}
        onConfirm={() => {
          if (leaving) deactivate.mutate(leaving.staffId);
          setLeaving(undefined);
        }}
        onClose={() => setLeaving(undefined)}
      >
        <p>{t('staff.deactivateText')}</p>
      </DangerDialog>
    </>
  );
}
