import { FirstRun } from './first-run/first-run.tsx';
import { UnlockPage } from './lock/unlock-page.tsx';
import { OpenPages } from './open-pages.tsx';
import { useRoute } from './routing/use-route.ts';
import { type SessionControl, useSession } from './session/use-session.ts';
import { WalletContext } from './session/wallet-context.ts';
import { MessagePage } from './shell/message-page.tsx';
import { Notices } from './shell/notices.tsx';
import { WalletHeader } from './shell/wallet-header.tsx';

export function App() {
  const control = useSession();
  const { session, lock } = control;
  return (
    <>
      <WalletHeader {...(session.at === 'open' && { onLock: lock })} />
      <Notices />
      <SessionPages control={control} />
    </>
  );
}

function SessionPages({ control: { session, opened, restart } }: { readonly control: SessionControl }) {
  const route = useRoute();
  if (session.at === 'starting') return null;
  if (session.at === 'broken') return <MessagePage about="broken" />;
  if (session.at === 'taken-over') return <MessagePage about="takenOver" />;
  if (session.at === 'new')
    return <FirstRun database={session.database} onOpened={(key) => opened(session.database, key)} />;
  if (session.at === 'locked')
    return (
      <UnlockPage
        database={session.database}
        lock={session.lock}
        onOpened={(key) => opened(session.database, key)}
        onErased={restart}
      />
    );
  return (
    <WalletContext value={session.wallet}>
      <OpenPages route={route} />
    </WalletContext>
  );
}
