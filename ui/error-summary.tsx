import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';
import { useUiText } from './i18n/use-ui-text.ts';
import { Icon } from './icon.tsx';

export interface FormError {
  /** The id of the control to be corrected. */
  readonly fieldId: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly errors: readonly FormError[];
  /** A value that changes with every refused attempt, so that the summary gets the focus again. */
  readonly attempt: number;
}

/** What is wrong with a form, at its top, in the words used beside the fields, each a link to its field. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const t = useUiText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles['summary']}>
      <h2 className={styles['title']}>
        <Icon name="alert" />
        {t('errorSummary.title', { count: errors.length })}
      </h2>
      <ul className={styles['list']}>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
