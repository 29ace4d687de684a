import { useUiText } from './i18n/use-ui-text.ts';
import styles from './step-counter.module.css';

/** „Krok 2 z 5” with a bar, for a flow of one question a page. */
export function StepCounter({ step, total }: { readonly step: number; readonly total: number }) {
  const t = useUiText();
  return (
    <div className={styles['counter']}>
      <p className={styles['words']}>{t('steps.position', { step, total })}</p>
      <div className={styles['bar']} aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={index < step ? styles['done'] : styles['part']} />
        ))}
      </div>
    </div>
  );
}
