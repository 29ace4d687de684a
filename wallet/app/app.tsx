import { FirstRun } from './first-run/first-run.tsx';
import { UnlockPage } from './lock/unlock-page.tsx';
import { OpenPages } from './open-pages.tsx';
import type { Route } from './routing/route.ts';
import { goHome, useRoute } from './routing/use-route.ts';
import { type SessionControl, useSession } from './session/use-session.ts';
import { WalletContext } from './session/wallet-context.ts';
import { MessagePage } from './shell/message-page.tsx';
import { Notices } from './shell/notices.tsx';
import { WalletHeader } from './shell/wallet-header.tsx';

export function App() {
  const control = useSession();
  const { session, lock } = control;
  const route = useRoute();
  const isOpen = session.at === 'open';
  const showsCard = isOpen && route.page === 'card';
  return (
    <>
      <WalletHeader {...(isOpen && { onLock: lock })} onBack={showsCard ? goHome : undefined} />
      {!showsCard && <Notices />}
      <SessionPages control={control} route={route} />
      {showsCard && <Notices />}
    </>
  );
}

interface SessionPagesProps {
  readonly control: SessionControl;
  readonly route: Route;
}

function SessionPages({ control: { session, opened, restart }, route }: SessionPagesProps) {
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
