import '@mleg/ui/no-eval.ts';
import '@mleg/ui/foundation.css';
import { mountApp } from '@mleg/ui/mount-app.tsx';
import { App } from './app.tsx';
import { i18n } from './app-i18n.ts';
import { openEquipment } from './pack/equipment.ts';
import { openInspectorDatabase } from './pack/inspector-database.ts';

const database = await openInspectorDatabase();
const equipment = await openEquipment(database);
mountApp(i18n, <App database={database} equipment={equipment} />);
