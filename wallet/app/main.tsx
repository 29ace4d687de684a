import '@mleg/ui/foundation.css';
import { mountApp } from '@mleg/ui/mount-app.tsx';
import { App } from './app.tsx';
import { i18n } from './app-i18n.ts';
import { keepInstallPrompt } from './first-run/install-prompt.ts';
import { applyTheme, chosenTheme } from './settings/theme.ts';
import { FaultBoundary } from './shell/fault-boundary.tsx';

keepInstallPrompt();
applyTheme(chosenTheme());
mountApp(
  i18n,
  <FaultBoundary>
    <App />
  </FaultBoundary>,
);
