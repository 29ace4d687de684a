import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  /** What to do next. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, children }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <span className={styles['sign']}>
        <Icon name={icon} size="large" />
      </span>
      <h2 className={styles['title']}>{title}</h2>
      {children && <div className={styles['next']}>{children}</div>}
    </div>
  );
}
