import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import styles from './status-badge.module.css';
import tones from './tone.module.css';

export type StatusTone = 'neutral' | 'progress' | 'success' | 'warning' | 'danger';

const icons: Record<StatusTone, IconName> = {
  neutral: 'info',
  progress: 'clock',
  success: 'check',
  warning: 'alert',
  danger: 'close',
};

/** What is under way has the colours of information; a neutral state has none of its own. */
const colours: Record<StatusTone, string | undefined> = {
  neutral: styles['neutral'],
  progress: tones['info'],
  success: tones['success'],
  warning: tones['warning'],
  danger: tones['danger'],
};

interface StatusBadgeProps {
  readonly tone: StatusTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A state in one word, with an icon beside the colour. */
export function StatusBadge({ tone, icon, children }: StatusBadgeProps) {
  return (
    <span className={classes(styles['badge'], colours[tone])}>
      <Icon name={icon ?? icons[tone]} size="small" />
      {children}
    </span>
  );
}
