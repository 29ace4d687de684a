import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { sessionExpiry } from '@mleg/ui/calls/session-expiry.ts';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { sessionKey } from '../api/client.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Asks to sign in again over the page, so that the place and what was typed stay (D66). */
export function SessionExpiredDialog() {
  const t = useT();
  const navigate = useNavigate();
  const expired = useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isExpired);
  const leave = () => {
    sessionExpiry.set(false);
    queryClient.clear();
    queryClient.setQueryData(sessionKey, null);
    void navigate({ to: paths.signIn, search: { back: location.pathname } });
  };
  return (
    <Dialog open={expired} title={t('signIn.expiredTitle')} onClose={leave}>
      <p>{t('signIn.expired')}</p>
      <SignInForm onSignedIn={() => undefined} />
    </Dialog>
  );
}
