import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { Facts } from '@mleg/ui/facts.tsx';
import { useT } from '../../app-i18n.ts';
import { useFieldWords } from '../use-field-words.ts';
import styles from './held.module.css';

interface HeldFactsProps {
  readonly facts: HeldDeedDetail['facts'];
  /** Below the heading of what it is a part of. */
  readonly heading: 'h2' | 'h4';
}

/** Who it is, to be compared with a document. */
export function HeldFacts({ facts, heading: Heading }: HeldFactsProps) {
  const t = useT();
  const words = useFieldWords();
  return (
    <div className={styles['section']}>
      <Heading>{t('held.facts')}</Heading>
      <Facts
        facts={facts.map(({ field, value }) => ({ name: words.field(field), value: words.value(field, value) }))}
      />
    </div>
  );
}
