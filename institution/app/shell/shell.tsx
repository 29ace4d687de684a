import { AppHeader } from '@mleg/ui/app-header.tsx';
import { Button } from '@mleg/ui/button.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { usePartyAccent } from '@mleg/ui/use-party-accent.ts';
import { useMutation } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { client, sessionKey } from '../api/client.ts';
import { useSession } from '../api/session-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { SessionExpiredDialog } from '../sign-in/session-expired-dialog.tsx';
import { InstitutionBrand } from './institution-brand.tsx';
import { Navigation } from './navigation.tsx';
import styles from './shell.module.css';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

/** Everything around the pages of somebody signed in. */
export function Shell() {
  const t = useT();
  const { institution, displayName } = useSession();
  const signOut = useSignOut();
  usePartyAccent(institution.colour);
  useFocusOnNavigation();
  return (
    <>
      <AppHeader
        brand={<InstitutionBrand institution={institution} />}
        tools={
          <>
            <LanguageSwitch />
            <span className={styles['person']}>{displayName}</span>
            <Button look="quiet" icon="signOut" busy={signOut.isPending} onClick={() => signOut.mutate()}>
              {t('signOut')}
            </Button>
          </>
        }
        navigation={<Navigation />}
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
