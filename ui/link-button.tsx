import type { ComponentProps } from 'react';
import styles from './button.module.css';
import type { ButtonLook } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';

interface LinkButtonProps extends ComponentProps<'a'> {
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  readonly wide?: boolean;
}

/** A link with a button's weight: it goes somewhere, it does not do something. */
export function LinkButton({ look = 'secondary', icon, wide, children, className, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={classes(styles['button'], styles[look], wide && styles['wide'], className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
