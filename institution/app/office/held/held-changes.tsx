import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { VisuallyHidden } from '@mleg/ui/visually-hidden.tsx';
import { useT } from '../../app-i18n.ts';
import { useFieldWords } from '../use-field-words.ts';
import styles from './held.module.css';

/** Each field before and after. */
export function HeldChanges({ changes }: { readonly changes: HeldDeedDetail['changes'] }) {
  const t = useT();
  const words = useFieldWords();
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
