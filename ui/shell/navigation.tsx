import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUiText } from '../i18n/use-ui-text.ts';
import styles from './shell.module.css';

/** The row of places in the header; each is a `PlaceLink`. */
export function Navigation({ children }: { readonly children: ReactNode }) {
  const t = useUiText();
  return (
    <nav aria-label={t('navigation')} className={styles['navigation']}>
      {children}
    </nav>
  );
}

export function PlaceLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link to={to} className={styles['place']}>
      {children}
    </Link>
  );
}
