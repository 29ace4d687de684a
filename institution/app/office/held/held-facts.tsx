import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { Facts } from '@mleg/ui/facts.tsx';
import { useT } from '../../app-i18n.ts';
import { useFieldWords } from '../use-field-words.ts';
import styles from './held.module.css';

/** Who it is, to be compared with a document. */
export function HeldFacts({ facts }: { readonly facts: HeldDeedDetail['facts'] }) {
  const t = useT();
  const words = useFieldWords();
  return (
    <section className={styles['section']} aria-label={t('held.facts')}>
      <h2>{t('held.facts')}</h2>
      <Facts
        facts={facts.map(({ field, value }) => ({ name: words.field(field), value: words.value(field, value) }))}
      />
    </section>
  );
}
