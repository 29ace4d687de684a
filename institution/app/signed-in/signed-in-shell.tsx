import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Shell } from '@mleg/ui/shell/shell.tsx';
import { usePartyAccent } from '@mleg/ui/use-party-accent.ts';
import { createLink } from '@tanstack/react-router';
import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { InstitutionBrand } from '../shell/institution-brand.tsx';
import { ConfirmDialog } from '../sign-in/confirm-dialog.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { PortalNavigation } from './portal-navigation.tsx';

const PageLink = createLink(LinkButton);

export function SignedInShell() {
  const t = useT();
  const { institution, displayName } = useSession();
  usePartyAccent(institution.colour);
  return (
    <Shell
      brand={<InstitutionBrand institution={institution} />}
      navigation={<PortalNavigation />}
      person={displayName}
      tools={
        <PageLink to={paths.account} look="quiet" icon="user">
          {t('navigation.account')}
        </PageLink>
      }
      signOut={() => client.session.signOut()}
      signInPath={paths.signIn}
      signInForm={<SignInForm onSignedIn={() => undefined} />}
    >
      <ConfirmDialog />
    </Shell>
  );
}
