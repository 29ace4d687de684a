import type { Roles, StaffMember } from '@mleg/institution-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { RolesFields } from './roles-fields.tsx';

interface ChangeRolesProps {
  readonly member: StaffMember;
  readonly groups: readonly string[];
  readonly onSave: (roles: Roles) => void;
  readonly onClose: () => void;
}

export function ChangeRoles({ member, groups, onSave, onClose }: ChangeRolesProps) {
  const t = useT();
  const { office, head, teaches } = member;
  const [roles, setRoles] = useState<Roles>({ office, head, teaches });
  return (
    <Dialog
      open
      title={t('staff.editTitle', { name: member.displayName })}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => onSave(roles)}>
            {t('staff.save')}
          </Button>
          <Button look="danger" onClick={() => onSave({ office: false, head: false, teaches: [] })}>
            {t('staff.end')}
          </Button>
          <Button onClick={onClose}>{t('staff.back')}</Button>
        </>
      }
    >
      <RolesFields roles={roles} groups={groups} onChange={setRoles} />
    </Dialog>
  );
}
