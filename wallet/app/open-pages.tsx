import { ActivationFlow } from './add/activation-flow.tsx';
import { AddFlow } from './add/add-flow.tsx';
import { CardPage } from './card/card-page.tsx';
import { HomePage } from './home/home-page.tsx';
import { useUnattendedWork } from './issuing/use-unattended-work.ts';
import type { Route } from './routing/route.ts';
import { hrefOf } from './routing/route.ts';
import { useFocusOnNavigation } from './routing/use-route.ts';
import { SettingsPage } from './settings/settings-page.tsx';

/** The pages of an open wallet. */
export function OpenPages({ route }: { readonly route: Route }) {
  const changes = useUnattendedWork();
  useFocusOnNavigation(hrefOf(route));
  if (route.page === 'add') return <AddFlow code={route.code} />;
  if (route.page === 'activation') return <ActivationFlow key={route.activationId} activationId={route.activationId} />;
  if (route.page === 'card') return <CardPage key={route.cardId} cardId={route.cardId} changes={changes} />;
  return route.page === 'settings' ? <SettingsPage /> : <HomePage changes={changes} />;
}
