import { useUiText } from './i18n/use-ui-text.ts';
import styles from './skip-link.module.css';

/** First in the tab order: past the header to the page (WCAG 2.2 SC 2.4.1). */
export function SkipLink() {
  const t = useUiText();
  return (
    <a
      href="#main"
      className={styles['skip']}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {t('skipToContent')}
    </a>
  );
}
