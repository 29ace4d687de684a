import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { placeToReturn } from '@mleg/ui/session/way-back.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { institutionQuery } from '../api/institution-query.ts';
import { useT } from '../app-i18n.ts';
import { InstructionLink } from '../documents/instruction-link.tsx';
import { paths } from '../paths.ts';
import { PublicShell } from '../shell/public-shell.tsx';
import styles from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const t = useT();
  const navigate = useNavigate();
  const { data: institution } = useQuery(institutionQuery);
  const { back } = useSearch({ strict: false });
  return (
    <PublicShell>
      <Page documentTitle={[t('signIn.title'), t('product'), institution?.shortName].filter(Boolean).join(' – ')}>
        <div className={styles['page']}>
          <h1>{t('signIn.title')}</h1>
          <p>{t('signIn.lead')}</p>
          <Panel>
            <SignInForm onSignedIn={() => void navigate({ to: placeToReturn(back, paths.home), replace: true })} />
          </Panel>
          <p>
            <Link to={paths.newPassword}>{t('signIn.forgotten')}</Link>
          </p>
          <InstructionLink />
          <p>
            <Link to={paths.invitation}>{t('invitation.link')}</Link>
          </p>
        </div>
      </Page>
    </PublicShell>
  );
}
