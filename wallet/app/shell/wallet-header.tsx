import { AppHeader } from '@mleg/ui/app-header.tsx';
import { Button } from '@mleg/ui/button.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { useT } from '../app-i18n.ts';
import { hrefOf } from '../routing/route.ts';
import styles from './shell.module.css';

interface WalletHeaderProps {
  /** Absent while the wallet is locked or new: then the language is the only thing to choose. */
  readonly onLock?: () => void;
  /** Present where the page is a card: the way back stands in the place of the name, and the row is low. */
  readonly onBack?: (() => void) | undefined;
}

export function WalletHeader({ onLock, onBack }: WalletHeaderProps) {
  const t = useT();
  const back = onBack && (
    <Button look="quiet" icon="arrowLeft" className={styles['back']} onClick={onBack}>
      {t('shell.back')}
    </Button>
  );
  return (
    <AppHeader
      low={onBack !== undefined}
      brand={
        back ?? (
          <a href={hrefOf({ page: 'home' })} className={styles['brand']}>
            <img src="/icon.svg" alt="" className={styles['mark']} />
            <span>{t('shell.brand')}</span>
          </a>
        )
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
