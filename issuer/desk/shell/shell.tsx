import { AppHeader } from '@mleg/ui/app-header.tsx';
import { Button } from '@mleg/ui/button.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { client, sessionKey } from '../api/client.ts';
import { useSession } from '../api/session-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { SessionExpiredDialog } from '../sign-in/session-expired-dialog.tsx';
import { Brand } from './brand.tsx';
import styles from './shell.module.css';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

/** Everything around the pages of somebody signed in. */
export function Shell() {
  const t = useT();
  const { displayName, role } = useSession();
  const signOut = useSignOut();
  useFocusOnNavigation();
  const places = [
    { to: paths.agreements, name: t('navigation.agreements') },
    { to: paths.figures, name: t('navigation.figures') },
    ...(role === 'supervisor' ? [{ to: paths.staff, name: t('navigation.staff') }] : []),
  ];
  return (
    <>
      <AppHeader
        brand={<Brand />}
        tools={
          <>
            <LanguageSwitch />
            <span className={styles['person']}>{displayName}</span>
            <Button look="quiet" icon="signOut" busy={signOut.isPending} onClick={() => signOut.mutate()}>
              {t('signOut')}
            </Button>
          </>
        }
        navigation={
          <nav aria-label={t('navigation.label')} className={styles['navigation']}>
            {places.map(({ to, name }) => (
              <Link key={to} to={to} className={styles['place']}>
                {name}
              </Link>
            ))}
          </nav>
        }
      />
      <Outlet />
      <SessionExpiredDialog />
    </>
  );
}

/** Whatever the server answers, nothing of this person stays in the page. */
function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => client.session.signOut(),
    onSettled: async () => {
      queryClient.clear();
      queryClient.setQueryData(sessionKey, null);
      await navigate({ to: paths.signIn });
    },
  });
}
