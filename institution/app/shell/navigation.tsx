import { VisuallyHidden } from '@mleg/ui/visually-hidden.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session-query.ts';
import { useT } from '../app-i18n.ts';
import { inboxQuery } from '../inbox/use-inbox.ts';
import { paths } from '../paths.ts';
import { ownPage } from './places.ts';
import styles from './shell.module.css';

/** The places of somebody's roles; none where there is only one. */
export function Navigation() {
  const t = useT();
  const session = useSession();
  const { roles, institution } = session;
  const isSchool = institution.kind === 'school';
  const isOffice = roles.includes('office');
  const isTeacher = roles.includes('teacher') && !isOffice;
  const hasInbox = isSchool && (roles.length === 0 || roles.includes('student') || roles.includes('guardian'));
  const places = [
    ...(roles.includes('student') ? [{ to: ownPage(session), name: t('navigation.student') }] : []),
    ...(roles.includes('guardian') ? [{ to: paths.children, name: t('family.children.title') }] : []),
    ...(isOffice ? [{ to: paths.today, name: t('navigation.office') }] : []),
    ...(isTeacher ? [{ to: paths.groups, name: t('navigation.teacher') }] : []),
  ];
  if (places.length + (hasInbox ? 1 : 0) < 2) return null;
  return (
    <nav aria-label={t('navigation.label')} className={styles['navigation']}>
      {places.map(({ to, name }) => (
        <Link key={to} to={to} className={styles['place']}>
          {name}
        </Link>
      ))}
      {hasInbox && <InboxLink />}
    </nav>
  );
}

function InboxLink() {
  const t = useT();
  const { data } = useQuery(inboxQuery);
  return (
    <Link to={paths.messages} className={styles['place']}>
      {t('family.inbox.title')}
      {data && data.unread > 0 && (
        <span className={styles['unread']}>
          <span aria-hidden="true">{data.unread}</span>
          <VisuallyHidden>, {t('family.inbox.unread', { count: data.unread })}</VisuallyHidden>
        </span>
      )}
    </Link>
  );
}
