import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import styles from './office-areas.module.css';

const names = {
  [paths.today]: 'day.title',
  [paths.office]: 'roster.areas.people',
  [paths.groups]: 'roster.areas.groups',
  [paths.massActions]: 'mass.title',
  [paths.photos]: 'secretary.nav.photos',
  [paths.applications]: 'secretary.nav.applications',
  [paths.roster]: 'roster.areas.roster',
  [paths.agreement]: 'agreement.link',
  [paths.staff]: 'staff.title',
} as const;

function placesFor(isOffice: boolean, isHead: boolean, isSchool: boolean): (keyof typeof names)[] {
  if (!isOffice) return [paths.groups, paths.photos];
  const school = isSchool ? [paths.photos, paths.applications] : [];
  const staff = isHead ? [paths.staff] : [];
  return [
    paths.today,
    paths.office,
    paths.groups,
    paths.massActions,
    ...school,
    paths.roster,
    paths.agreement,
    ...staff,
  ];
}

/** Links to everything the office does; a class teacher sees only their own part of it. */
export function OfficeAreas() {
  const t = useT();
  const { institution, roles } = useSession();
  const isOffice = roles.includes('office');
  return (
    <nav aria-label={t('roster.areas.label')} className={styles['areas']}>
      {placesFor(isOffice, roles.includes('head'), institution.kind === 'school').map((to) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} className={styles['area']}>
          {t(names[to])}
        </Link>
      ))}
    </nav>
  );
}
