import { useUiText } from './i18n/use-ui-text.ts';
import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** The place of a text that is on its way: as many lines as the text will have, so that nothing jumps. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const t = useUiText();
  return (
    <div className={styles['skeleton']} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles['line']} aria-hidden="true" />
      ))}
    </div>
  );
}
