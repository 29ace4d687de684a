import type { Roles } from '@mleg/institution-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { type FormEvent, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { CodeHandover } from '../invitation/code-handover.tsx';
import { OfficeProblem } from '../office/office-problem.tsx';
import { RolesFields } from './roles-fields.tsx';
import type { useStaff } from './use-staff.ts';

const none: Roles = { office: false, head: false, teaches: [] };

interface InviteProps {
  readonly groups: readonly string[];
  readonly invite: ReturnType<typeof useStaff>['invite'];
  readonly onClose: () => void;
}

export function InviteColleague({ groups, invite, onClose }: InviteProps) {
  const t = useT();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState(none);
  const [tried, setTried] = useState(false);
  const hasRole = roles.office || roles.head || roles.teaches.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && hasRole) invite.mutate({ displayName: name.trim(), ...roles });
  };
  if (invite.data) return <CodeHandover invitation={invite.data} onClose={onClose} />;
  return (
    <Dialog open title={t('staff.add')} onClose={onClose}>
      {invite.error && <OfficeProblem error={invite.error} />}
      <form className={layout['stack']} noValidate onSubmit={submit}>
        <TextField
          label={t('staff.name')}
          autoComplete="off"
          maxLength={100}
          error={tried && name.trim() === '' ? t('staff.nameMissing') : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RolesFields roles={roles} groups={groups} onChange={setRoles} />
        {tried && !hasRole && <Notice tone="danger" title={t('staff.roleMissing')} announce />}
        <div className={layout['actions']}>
          <Button type="submit" look="primary" busy={invite.isPending}>
            {t('staff.invite')}
          </Button>
          <Button onClick={onClose}>{t('staff.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
