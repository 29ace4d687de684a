import { lazy, Suspense } from 'react';
import { CheckPage } from './check/check-page.tsx';
import { InspectorContext } from './inspector.ts';
import type { EquipmentStore } from './pack/equipment.ts';
import type { InspectorDatabase } from './pack/inspector-database.ts';
import { EquipmentContext, useFreshEquipment } from './pack/use-equipment.ts';
import { ReadyPage } from './ready/ready-page.tsx';
import { type PageName, usePage } from './routing/use-page.ts';
import { SettingsPage } from './settings/settings-page.tsx';
import { useSettings } from './settings/use-settings.ts';
import { InspectorHeader } from './shell/inspector-header.tsx';
import { NewVersion } from './shell/new-version.tsx';

const PracticePage = lazy(async () => ({ default: (await import('./practice/practice-page.tsx')).PracticePage }));

interface AppProps {
  readonly database: InspectorDatabase;
  readonly equipment: EquipmentStore;
}

export function App({ database, equipment }: AppProps) {
  const page = usePage();
  const settings = useSettings();
  useFreshEquipment(equipment);
  return (
    <InspectorContext value={{ database, ...settings }}>
      <EquipmentContext value={equipment}>
        {page !== 'check' && <InspectorHeader />}
        {page !== 'check' && <NewVersion />}
        <CurrentPage page={page} />
      </EquipmentContext>
    </InspectorContext>
  );
}

function CurrentPage({ page }: { readonly page: PageName }) {
  if (page === 'check') return <CheckPage />;
  if (page === 'settings') return <SettingsPage />;
  if (page === 'ready') return <ReadyPage />;
  return (
    <Suspense>
      <PracticePage />
    </Suspense>
  );
}
