import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './shell.module.css';

/** Emblem and name in the header, and the way to the first page. */
export function BrandLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link to={to} className={styles['brand']}>
      {children}
    </Link>
  );
}
