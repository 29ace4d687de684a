import type { Session } from '@mleg/institution-contract/person';
import { bindText } from '@mleg/ui/i18n/bind-short-words.ts';
import { InstitutionEmblem } from '@mleg/ui/institution-emblem.tsx';
import { Link } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import styles from './shell.module.css';

/** Emblem and name, and the way to the first page. */
export function InstitutionBrand({ institution }: { readonly institution: Session['institution'] }) {
  return (
    <Link to={paths.home} className={styles['brand']}>
      <InstitutionEmblem name={institution.name} />
      <span>{bindText(institution.name)}</span>
    </Link>
  );
}
