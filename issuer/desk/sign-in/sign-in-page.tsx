import { AppHeader } from '@mleg/ui/app-header.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { placeToReturn } from '@mleg/ui/session/way-back.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { Brand } from '../shell/brand.tsx';
import styles from './sign-in.module.css';
import { SignInWays } from './sign-in-ways.tsx';

export function SignInPage() {
  const t = useT();
  const navigate = useNavigate();
  const { back } = useSearch({ strict: false });
  return (
    <>
      <AppHeader brand={<Brand />} tools={<LanguageSwitch />} />
      <Page documentTitle={`${t('signIn.title')} – ${t('product')}`}>
        <div className={styles['page']}>
          <h1>{t('signIn.title')}</h1>
          <p>{t('signIn.lead')}</p>
          <Panel>
            <SignInWays
              onSignedIn={() => void navigate({ to: placeToReturn(back, paths.agreements), replace: true })}
            />
          </Panel>
        </div>
      </Page>
    </>
  );
}
