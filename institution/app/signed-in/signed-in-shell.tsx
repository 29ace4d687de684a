import { Shell } from '@mleg/ui/shell/shell.tsx';
import { usePartyAccent } from '@mleg/ui/use-party-accent.ts';
import { Link } from '@tanstack/react-router';
import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { paths } from '../paths.ts';
import { InstitutionBrand } from '../shell/institution-brand.tsx';
import { ConfirmDialog } from '../sign-in/confirm-dialog.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { PortalNavigation } from './portal-navigation.tsx';

export function SignedInShell() {
  const { institution, displayName } = useSession();
  usePartyAccent(institution.colour);
  return (
    <Shell
      brand={<InstitutionBrand institution={institution} />}
      navigation={<PortalNavigation />}
      person={<Link to={paths.account}>{displayName}</Link>}
      signOut={() => client.session.signOut()}
      signInPath={paths.signIn}
      signInForm={<SignInForm onSignedIn={() => undefined} />}
    >
      <ConfirmDialog />
    </Shell>
  );
}
