import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { institutionQuery } from '../api/institution-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { PublicShell } from '../shell/public-shell.tsx';
import styles from '../sign-in/sign-in.module.css';
import { AskForLink } from './ask-for-link.tsx';
import { SetPassword } from './set-password.tsx';

/** For a forgotten password: asks for a link, or takes what came with it or on paper. */
export function NewPasswordPage() {
  const t = useT();
  const { data: institution } = useQuery(institutionQuery);
  // Read once, and then taken out of the address, so that it stays in no history.
  const [secret] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  }, []);
  const isLink = secret !== '';
  return (
    <PublicShell>
      <Page documentTitle={[t('newPassword.title'), institution?.shortName].filter(Boolean).join(' – ')}>
        <div className={styles['page']}>
          <h1>{t('newPassword.title')}</h1>
          {!isLink && (
            <Panel title={t('newPassword.byEmail')}>
              <AskForLink />
            </Panel>
          )}
          <Panel title={t(isLink ? 'newPassword.choose' : 'newPassword.byCode')}>
            <SetPassword secret={secret} />
          </Panel>
          <p>
            <Link to={paths.signIn}>{t('newPassword.signIn')}</Link>
          </p>
        </div>
      </Page>
    </PublicShell>
  );
}
