import type { Roles } from '@mleg/institution-contract/staff';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { useT } from '../app-i18n.ts';
import styles from './staff.module.css';

interface RolesFieldsProps {
  readonly roles: Roles;
  readonly groups: readonly string[];
  readonly onChange: (roles: Roles) => void;
}

/** Which roles somebody has; a class that is no longer there can still be taken away. */
export function RolesFields({ roles, groups, onChange }: RolesFieldsProps) {
  const t = useT();
  const classes = [...new Set([...groups, ...roles.teaches])];
  const teach = (group: string, on: boolean) =>
    onChange({ ...roles, teaches: classes.filter((one) => (one === group ? on : roles.teaches.includes(one))) });
  return (
    <>
      <Checkbox
        label={t('staff.office')}
        checked={roles.office}
        onChange={(event) => onChange({ ...roles, office: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('staff.head')}
        checked={roles.head}
        onChange={(event) => onChange({ ...roles, head: event.currentTarget.checked })}
      />
      {classes.length > 0 && (
        <fieldset className={styles['classes']}>
          <legend>{t('staff.teaches')}</legend>
          {classes.map((group) => (
            <Checkbox
              key={group}
              label={group}
              checked={roles.teaches.includes(group)}
              onChange={(event) => teach(group, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
