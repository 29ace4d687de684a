import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppHeader } from '../app-header.tsx';
import { Button } from '../button.tsx';
import { useUiText } from '../i18n/use-ui-text.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { SessionExpiredDialog } from '../session/session-expired-dialog.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import styles from './shell.module.css';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

interface ShellProps {
  readonly brand: ReactNode;
  readonly navigation: ReactNode;
  /** The name of whoever is signed in. */
  readonly person: string;
  /** What stands beside signing out, such as the way to one's account. */
  readonly tools?: ReactNode;
  readonly signOut: () => Promise<unknown>;
  readonly signInPath: string;
  /** The app's own form, for the dialog that asks to sign in again. */
  readonly signInForm: ReactNode;
  /** Dialogs of the app's own that may come over any page. */
  readonly children?: ReactNode;
}

/** Everything around the pages of somebody signed in. */
export function Shell({ brand, navigation, person, tools, signOut, signInPath, signInForm, children }: ShellProps) {
  const t = useUiText();
  const leave = useSignOut(signOut, signInPath);
  useFocusOnNavigation();
  return (
    <>
      <AppHeader
        brand={brand}
        tools={
          <>
            <LanguageSwitch />
            <span className={styles['person']}>{person}</span>
            {tools}
            <Button look="quiet" icon="signOut" busy={leave.isPending} onClick={() => leave.mutate()}>
              {t('signOut')}
            </Button>
          </>
        }
        navigation={navigation}
      />
      <Outlet />
      {children}
      <SessionExpiredDialog signInPath={signInPath}>{signInForm}</SessionExpiredDialog>
    </>
  );
}
