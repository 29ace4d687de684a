import { personFieldSchema, personStatusSchema } from '@mleg/institution-contract/person-fields';
import { useT } from '../../app-i18n.ts';

const roles = ['office', 'head', 'teaches'] as const;
const roleOf = (field: string) => roles.find((role) => role === field);

/** What fields and values are called. */
export function useFieldWords() {
  const t = useT();
  return {
    field: (field: string) => {
      const known = personFieldSchema.safeParse(field);
      const role = roleOf(field);
      return known.success ? t(`roster.field.${known.data}`) : role ? t(`staff.${role}`) : field;
    },
    value: (field: string, value: string | undefined) => {
      if (value === undefined) return t('roster.empty');
      const status = personStatusSchema.safeParse(value);
      if (field === 'status' && status.success) return t(`personForm.status.${status.data}`);
      return value === 'yes' ? t('held.yes') : value;
    },
  };
}
