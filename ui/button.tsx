import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';

/** `primary`: the one next step of a page. `danger`: cannot be taken back. `quiet`: looks like a link. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** The button stays focusable and says that it is working; presses are ignored meanwhile. */
  readonly busy?: boolean;
  readonly wide?: boolean;
}

export function Button({ look = 'secondary', icon, busy = false, wide, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes(styles['button'], styles[look], wide && styles['wide'], rest.className)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
