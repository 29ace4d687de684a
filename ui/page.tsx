import { type ReactNode, useEffect } from 'react';
import { classes } from './classes.ts';
import styles from './page.module.css';

interface PageProps {
  /** The document's title: what the page is, then whose it is. */
  readonly documentTitle: string;
  readonly children: ReactNode;
  /** `reading`: one column of text and its next step. `wide`: lists and previews. */
  readonly width?: 'reading' | 'wide';
  /** As little room around it as there may be: for what has to be whole on a phone's screen. */
  readonly tight?: boolean;
}

/** The main region, the target of the skip link. */
export function Page({ documentTitle, children, width = 'reading', tight = false }: PageProps) {
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  return (
    <main id="main" tabIndex={-1} className={classes(styles['page'], styles[width], tight && styles['tight'])}>
      {children}
    </main>
  );
}
