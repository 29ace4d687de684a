import { Icon } from '@mleg/ui/icon.tsx';
import type { IconName } from '@mleg/ui/icon-shapes.ts';
import type { ReactNode } from 'react';
import styles from './shell.module.css';

export interface Point {
  readonly icon: IconName;
  readonly name?: string;
  readonly text: ReactNode;
}

/** A few things worth knowing, each with its sign. */
export function Points({ points }: { readonly points: readonly Point[] }) {
  return (
    <ul className={styles['points']}>
      {points.map(({ icon, name, text }, index) => (
        <li key={`${index}${icon}`} className={styles['point']}>
          <Icon name={icon} />
          <span>
            {name && <span className={styles['pointName']}>{name}</span>}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
