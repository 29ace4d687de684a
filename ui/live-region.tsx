import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Announces changes to a screen reader without moving the focus. It must be in the page before its text changes. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className={styles['hidden']}>
      {children}
    </div>
  );
}
