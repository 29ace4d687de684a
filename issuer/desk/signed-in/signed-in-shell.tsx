import { Navigation, PlaceLink } from '@mleg/ui/shell/navigation.tsx';
import { Shell } from '@mleg/ui/shell/shell.tsx';
import { client } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { Brand } from '../shell/brand.tsx';
import { SignInWays } from '../sign-in/sign-in-ways.tsx';

export function SignedInShell() {
  const t = useT();
  const { displayName, role } = useSession();
  return (
    <Shell
      brand={<Brand />}
      navigation={
        <Navigation>
          <PlaceLink to={paths.agreements}>{t('navigation.agreements')}</PlaceLink>
          <PlaceLink to={paths.figures}>{t('navigation.figures')}</PlaceLink>
          <PlaceLink to={paths.halt}>{t('navigation.halt')}</PlaceLink>
          {role === 'supervisor' && <PlaceLink to={paths.staff}>{t('navigation.staff')}</PlaceLink>}
        </Navigation>
      }
      person={displayName}
      signOut={() => client.session.signOut()}
      signInPath={paths.signIn}
      signInForm={<SignInWays onSignedIn={() => undefined} />}
    />
  );
}
