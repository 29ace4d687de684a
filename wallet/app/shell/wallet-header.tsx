import { AppHeader } from '@mleg/ui/app-header.tsx';
import { Button } from '@mleg/ui/button.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { useT } from '../app-i18n.ts';
import { hrefOf } from '../routing/route.ts';
import styles from './shell.module.css';

/** @param onLock absent while the wallet is locked or new: then the language is the only thing to choose */
export function WalletHeader({ onLock }: { readonly onLock?: () => void }) {
  const t = useT();
  return (
    <AppHeader
      brand={
        <a href={hrefOf({ page: 'home' })} className={styles['brand']}>
          <img src="/icon.svg" alt="" className={styles['mark']} />
          <span>{t('shell.brand')}</span>
        </a>
      }
      tools={
        onLock === undefined ? (
          <LanguageSwitch />
        ) : (
          <>
            <LinkButton look="quiet" icon="settings" className={styles['tool']} href={hrefOf({ page: 'settings' })}>
              {t('shell.settings')}
            </LinkButton>
            <Button look="quiet" icon="lock" className={styles['tool']} onClick={onLock}>
              {t('shell.lockNow')}
            </Button>
          </>
        )
      }
    />
  );
}
