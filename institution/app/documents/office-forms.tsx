import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { BlankForms } from './blank-forms.tsx';
import styles from './documents.module.css';
import { FilledForms } from './filled-forms.tsx';

/** Forms the office hands out: filled in where a pupil is chosen, otherwise blank. */
export function OfficeForms({ personId }: { readonly personId: string | undefined }) {
  const t = useT();
  const { statements } = useSession().institution;
  return (
    <section className={styles['paper']}>
      <h3>{t('documents.officeTitle')}</h3>
      <p>{t(personId ? 'documents.officeText' : 'documents.blankText')}</p>
      {personId ? (
        <FilledForms
          key={personId}
          kinds={statements}
          fill={(form) => client.documents.officeForm({ personId, ...form })}
        />
      ) : (
        <BlankForms kinds={statements} />
      )}
    </section>
  );
}
