import { Progress } from '@mleg/ui/progress.tsx';
import { useT } from '../app-i18n.ts';
import { goHome } from '../routing/use-route.ts';
import { WalletPage } from '../shell/wallet-page.tsx';
import { useGoingOn } from './use-going-on.ts';

/** Somebody said no, and the page that asked is told: it may be slow, so nobody has to wait for it. */
export function DeclinedPage({ goOn }: { readonly goOn: string | undefined }) {
  const t = useT();
  useGoingOn(goOn);
  return (
    <WalletPage title={t('show.declined.title')} onBack={goHome}>
      <Progress label={t('show.declined.telling')} />
    </WalletPage>
  );
}
