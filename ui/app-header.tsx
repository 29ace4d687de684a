import type { ReactNode } from 'react';
import styles from './app-header.module.css';
import { classes } from './classes.ts';
import { SkipLink } from './skip-link.tsx';

interface AppHeaderProps {
  /** Emblem and name, usually a link to the first page. */
  readonly brand: ReactNode;
  readonly navigation?: ReactNode;
  /** Language, account, signing out. */
  readonly tools?: ReactNode;
  /** A single low row: the page needs the room. */
  readonly low?: boolean;
}

export function AppHeader({ brand, navigation, tools, low = false }: AppHeaderProps) {
  return (
    <>
      <SkipLink />
      <header className={styles['header']}>
        <div className={classes(styles['row'], low && styles['low'])}>
          <div className={styles['brand']}>{brand}</div>
          {tools && <div className={styles['tools']}>{tools}</div>}
        </div>
        {navigation && <div className={styles['navigation']}>{navigation}</div>}
      </header>
    </>
  );
}
