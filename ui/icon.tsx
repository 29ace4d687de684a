import styles from './icon.module.css';
import { type IconName, iconShapes } from './icon-shapes.ts';

interface IconProps {
  readonly name: IconName;
  /** The text that a screen reader says; without it the icon is decoration beside a word. */
  readonly label?: string;
  readonly size?: 'small' | 'normal' | 'large';
}

export function Icon({ name, label, size = 'normal' }: IconProps) {
  const said =
    label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg className={`${styles['icon']} ${styles[size]}`} viewBox="0 0 24 24" focusable="false" {...said}>
      <path d={iconShapes[name]} />
    </svg>
  );
}
