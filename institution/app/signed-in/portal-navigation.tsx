import { Navigation, PlaceLink } from '@mleg/ui/shell/navigation.tsx';
import { VisuallyHidden } from '@mleg/ui/visually-hidden.tsx';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { inboxQuery } from '../inbox/use-inbox.ts';
import { paths } from '../paths.ts';
import { ownPage } from './places.ts';
import styles from './portal-navigation.module.css';

/** Links to the places of somebody's roles; nothing is shown where there is only one. */
export function PortalNavigation() {
  const t = useT();
  const session = useSession();
  const { roles, institution } = session;
  const isSchool = institution.kind === 'school';
  const isOffice = roles.includes('office');
  const isTeacher = roles.includes('teacher') && !isOffice;
  const isFamily = isSchool && (roles.length === 0 || roles.includes('student') || roles.includes('guardian'));
  // The staff read there what a second person has decided.
  const hasInbox = isFamily || isOffice || isTeacher;
  const places = [
    ...(roles.includes('student') ? [{ to: ownPage(session), name: t('navigation.student') }] : []),
    ...(roles.includes('guardian') ? [{ to: paths.children, name: t('family.children.title') }] : []),
    ...(isOffice ? [{ to: paths.today, name: t('navigation.office') }] : []),
    ...(isTeacher ? [{ to: paths.groups, name: t('navigation.teacher') }] : []),
  ];
  if (places.length + (hasInbox ? 1 : 0) < 2) return null;
  return (
    <Navigation>
      {places.map(({ to, name }) => (
        <PlaceLink key={to} to={to}>
          {name}
        </PlaceLink>
      ))}
      {hasInbox && <InboxLink />}
    </Navigation>
  );
}

function InboxLink() {
  const t = useT();
  const { data } = useQuery(inboxQuery);
  return (
    <PlaceLink to={paths.messages}>
      {t('family.inbox.title')}
      {data && data.unread > 0 && (
        <span className={styles['unread']}>
          <span aria-hidden="true">{data.unread}</span>
          <VisuallyHidden>, {t('family.inbox.unread', { count: data.unread })}</VisuallyHidden>
        </span>
      )}
    </PlaceLink>
  );
}
