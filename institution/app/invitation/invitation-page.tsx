import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { institutionQuery } from '../api/institution-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { PublicShell } from '../shell/public-shell.tsx';
import styles from '../sign-in/sign-in.module.css';
import { AccountForm, type Opened } from './account-form.tsx';

/** The page for somebody who was handed a code and has no account here. */
export function InvitationPage() {
  const t = useT();
  const navigate = useNavigate();
  const { data: institution } = useQuery(institutionQuery);
  const [opened, setOpened] = useState<Opened>();
  return (
    <PublicShell>
      <Page documentTitle={[t('invitation.title'), institution?.shortName].filter(Boolean).join(' – ')}>
        <div className={styles['page']}>
          <h1>{t('invitation.title')}</h1>
          {opened === undefined ? (
            <>
              <p>{t('invitation.lead')}</p>
              <p>{t('invitation.have')}</p>
              <Panel>
                <AccountForm onOpened={setOpened} />
              </Panel>
            </>
          ) : (
            <>
              <Notice tone="success" title={t('invitation.done', { name: opened.displayName })} announce>
                {t(opened.waits ? 'invitation.doneWaits' : 'invitation.doneText')}
              </Notice>
              <Button look="primary" onClick={() => void navigate({ to: paths.signIn })}>
                {t('invitation.signIn')}
              </Button>
            </>
          )}
        </div>
      </Page>
    </PublicShell>
  );
}
