import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { lazy, Suspense, useEffect } from 'react';
import { ActivationFlow } from './add/activation-flow.tsx';
import { AddFlow } from './add/add-flow.tsx';
import { CardPage } from './card/card-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { useOnlyCard } from './home/use-only-card.ts';
import { PresentFlow } from './present/present-flow.tsx';
import type { Route } from './routing/route.ts';
import { hrefOf } from './routing/route.ts';
import { useFocusOnNavigation } from './routing/use-route.ts';
import { SettingsPage } from './settings/settings-page.tsx';
import { useStatusWatch } from './use-status-watch.ts';
import { useUnattendedWork } from './use-unattended-work.ts';

/** What proves the card comes when it is to be proved; without a network from what the app has kept of itself. */
const loadInspection = () => import('./inspection/inspection-page.tsx');
const InspectionPage = lazy(async () => ({ default: (await loadInspection()).InspectionPage }));

/** The pages of an open wallet. */
export function OpenPages({ route }: { readonly route: Route }) {
  const finished = useUnattendedWork();
  const changes = finished + useStatusWatch(finished);
  const isLooking = useOnlyCard(route);
  useFocusOnNavigation(hrefOf(route));
  // While a card is looked at, what proves it is made ready.
  useEffect(() => {
    if (route.page === 'card') void loadInspection();
  }, [route.page]);
  if (isLooking) return null;
  if (route.page === 'add') return <AddFlow code={route.code} />;
  if (route.page === 'activation') return <ActivationFlow key={route.activationId} activationId={route.activationId} />;
  if (route.page === 'inspection')
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <InspectionPage key={route.cardId} cardId={route.cardId} />
      </Suspense>
    );
  if (route.page === 'card') return <CardPage key={route.cardId} cardId={route.cardId} changes={changes} />;
  if (route.page === 'show') return <PresentFlow request={route.request} />;
  if (route.page === 'history') return <HistoryPage />;
  return route.page === 'settings' ? <SettingsPage /> : <HomePage changes={changes} />;
}
