import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';
import { hrefOf } from '../routing/route.ts';
import shell from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import { useGoingOn } from './use-going-on.ts';

interface SentPageProps {
  readonly name: string;
  /** Where the verifier wants the browser to go on (OpenID4VP 1.0 §8.2). */
  readonly goOn: string | undefined;
}

/** The answer has arrived. If the page that asked is open on this device, the browser goes back to it by itself. */
export function SentPage({ name, goOn }: SentPageProps) {
  const t = useT();
  useGoingOn(goOn);
  return (
    <WalletPage title={t('show.sent.title')}>
      <Notice tone="success" announce>
        <p>{t('show.sent.text', { name })}</p>
        {goOn === undefined && <p>{t('show.sent.otherDevice')}</p>}
      </Notice>
      <div className={shell['actions']}>
        {goOn !== undefined && (
          <LinkButton look="primary" href={goOn}>
            {t('show.sent.goOn', { host: new URL(goOn).host })}
          </LinkButton>
        )}
        <LinkButton look={goOn === undefined ? 'primary' : 'secondary'} href={hrefOf({ page: 'home' })}>
          {t('show.sent.done')}
        </LinkButton>
        <LinkButton look="quiet" icon="clock" href={hrefOf({ page: 'history' })}>
          {t('show.sent.history')}
        </LinkButton>
      </div>
    </WalletPage>
  );
}
