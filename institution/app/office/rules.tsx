import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { Icon } from '@mleg/ui/icon.tsx';
import typography from '@mleg/ui/typography.module.css';
import { VisuallyHidden } from '@mleg/ui/visually-hidden.tsx';
import { useT } from '../app-i18n.ts';
import styles from './office.module.css';

/** The conditions at a glance: each has a mark, its name, and a word that says what the mark means. */
export function Rules({ eligibility }: { readonly eligibility: Eligibility }) {
  const t = useT();
  return (
    <ul className={styles['rules']}>
      {eligibility.rules.map(({ rule, passed, detail }) => (
        <li key={rule} className={passed ? styles['passed'] : styles['failed']}>
          <Icon name={passed ? 'checkCircle' : 'cross'} />
          <span>
            {t(`eligibility.rule.${rule}.short`)}
            <VisuallyHidden>: {t(passed ? 'office.rulePassed' : 'office.ruleFailed')}</VisuallyHidden>
            {detail?.beyond && <span className={typography['problem']}> {t(`refusals.issuer.${detail.beyond}`)}</span>}
            {detail?.unusual?.map((unusual) => (
              <span key={unusual} className={typography['muted']}>
                {' '}
                {t(`refusals.unusual.${unusual}`)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
