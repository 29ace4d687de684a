import './no-eval.ts';
import '@mleg/ui/foundation.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { i18n } from './app-i18n.ts';
import { openEquipment } from './pack/equipment.ts';
import { openInspectorDatabase } from './pack/inspector-database.ts';

const root = document.getElementById('root');
if (root) {
  const database = await openInspectorDatabase();
  const equipment = await openEquipment(database);
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <App database={database} equipment={equipment} />
    </I18nextProvider>,
  );
}
