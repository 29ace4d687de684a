import { AppHeader } from '@mleg/ui/app-header.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { useT } from '../app-i18n.ts';
import { hrefOf } from '../routing/use-page.ts';
import styles from './shell.module.css';

export function InspectorHeader() {
  const t = useT();
  return (
    <AppHeader
      brand={
        <a href={hrefOf('ready')} className={styles['brand']}>
          <img src="/inspector/icon.svg" alt="" className={styles['mark']} />
          <span>{t('shell.brand')}</span>
        </a>
      }
      tools={<LanguageSwitch />}
    />
  );
}
