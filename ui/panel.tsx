import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A sheet of paper on the page: one thing and what can be done with it. */
export function Panel({ title, aside, children }: PanelProps) {
  return (
    <section className={styles['panel']}>
      {(title || aside) && (
        <div className={styles['head']}>
          {title && <h2>{title}</h2>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
