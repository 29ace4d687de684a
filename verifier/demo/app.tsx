import { AppHeader } from '@mleg/ui/app-header.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { useT } from './app-i18n.ts';
import { CheckPanel } from './check/check-panel.tsx';
import { HowPanel } from './how-panel.tsx';
import styles from './shop.module.css';

/** A shop that sells nothing: one question to a wallet, and how another shop asks it. */
export function App() {
  const t = useT();
  return (
    <>
      <AppHeader
        brand={
          <a href="/demo/" className={styles['brand']}>
            <img src="/demo/icon.svg" alt="" className={styles['mark']} />
            <span>{t('shop')}</span>
          </a>
        }
        tools={<LanguageSwitch />}
      />
      <Page documentTitle={t('title')}>
        <div className={styles['head']}>
          <h1>{t('title')}</h1>
          <p className={styles['lead']}>{t('lead')}</p>
        </div>
        <CheckPanel />
        <HowPanel />
      </Page>
    </>
  );
}
