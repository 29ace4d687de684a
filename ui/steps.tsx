import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useUiText } from './i18n/use-ui-text.ts';
import { Icon } from './icon.tsx';
import styles from './steps.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type StepState = 'done' | 'current' | 'upcoming';

export interface Step {
  readonly id: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly state: StepState;
}

/** What has happened, what is happening, what comes next: a list down the page. */
export function Steps({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  const t = useUiText();
  return (
    <ol className={styles['steps']} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={classes(styles['step'], styles[step.state])}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles['mark']} aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" size="small" /> : index + 1}
          </span>
          <div className={styles['words']}>
            <p className={styles['title']}>
              {step.title}
              <VisuallyHidden> ({t(`steps.${step.state}`)})</VisuallyHidden>
            </p>
            {step.text && <div className={styles['text']}>{step.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
