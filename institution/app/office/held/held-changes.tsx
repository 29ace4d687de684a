import { personFieldSchema, personStatusSchema } from '@mleg/institution-contract/person-fields';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { VisuallyHidden } from '@mleg/ui/visually-hidden.tsx';
import { useT } from '../../app-i18n.ts';
import styles from './held.module.css';

/** Each field before and after. */
export function HeldChanges({ changes }: { readonly changes: HeldDeedDetail['changes'] }) {
  const t = useT();
  const words = useWords();
  const hasBefore = changes.some(({ before }) => before !== undefined);
  return (
    <table className={styles['changes']}>
      <caption>
        <VisuallyHidden>{t('held.changes')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('held.field')}</th>
          {hasBefore && <th scope="col">{t('held.before')}</th>}
          <th scope="col">{t('held.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{words.field(field)}</th>
            {hasBefore && <td>{words.value(field, before)}</td>}
            <td className={styles['after']}>{words.value(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const roles = ['office', 'head', 'teaches'] as const;
const roleOf = (field: string) => roles.find((role) => role === field);

function useWords() {
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
