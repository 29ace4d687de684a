import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import styles from './status-badge.module.css';

export type StatusTone = 'neutral' | 'progress' | 'success' | 'warning' | 'danger';

const icons: Record<StatusTone, IconName> = {
  neutral: 'info',
  progress: 'clock',
  success: 'check',
  warning: 'alert',
  danger: 'close',
};

interface StatusBadgeProps {
  readonly tone: StatusTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A state in one word, with an icon beside the colour. */
export function StatusBadge({ tone, icon, children }: StatusBadgeProps) {
  return (
    <span className={`${styles['badge']} ${styles[tone]}`}>
      <Icon name={icon ?? icons[tone]} size="small" />
      {children}
    </span>
  );
}
