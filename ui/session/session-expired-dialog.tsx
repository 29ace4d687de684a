import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useSyncExternalStore } from 'react';
import { sessionExpiry } from '../calls/session-expiry.ts';
import { Dialog } from '../dialog.tsx';
import { useUiText } from '../i18n/use-ui-text.ts';
import { forgetSession } from './session.ts';

interface SessionExpiredDialogProps {
  readonly signInPath: string;
  /** The app's own form; a session that begins in it closes the dialog. */
  readonly children: ReactNode;
}

/** Asks to sign in again over the page, so that the place and what was typed stay (D66). */
export function SessionExpiredDialog({ signInPath, children }: SessionExpiredDialogProps) {
  const t = useUiText();
  const navigate = useNavigate();
  const back = useRouterState({ select: ({ location }) => location.pathname });
  const expired = useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isExpired);
  const leave = () => {
    sessionExpiry.set(false);
    forgetSession();
    void navigate({ to: signInPath, search: { back } });
  };
  return (
    <Dialog open={expired} title={t('session.expiredTitle')} onClose={leave}>
      <p>{t('session.expired')}</p>
      {children}
    </Dialog>
  );
}
