import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useUiText } from './i18n/use-ui-text.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import styles from './notice.module.css';
import tones from './tone.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

const icons: Record<Tone, IconName> = { info: 'info', success: 'checkCircle', warning: 'alert', danger: 'cross' };

interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** A screen reader reads the notice out as soon as it appears. */
  readonly announce?: boolean;
}

/** Colour never speaks alone: each tone has its icon and its word. */
export function Notice({ tone = 'info', title, children, announce = false }: NoticeProps) {
  const t = useUiText();
  return (
    <div className={classes(styles['notice'], tones[tone])} role={announce ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className={styles['words']}>
        <VisuallyHidden>{t(`notice.${tone}`)}: </VisuallyHidden>
        {title && <p className={styles['title']}>{title}</p>}
        {children && <div className={styles['text']}>{children}</div>}
      </div>
    </div>
  );
}
