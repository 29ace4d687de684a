import '@mleg/ui/foundation.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { i18n } from './app-i18n.ts';
import { keepInstallPrompt } from './first-run/install-prompt.ts';
import { applyTheme, chosenTheme } from './settings/theme.ts';
import { FaultBoundary } from './shell/fault-boundary.tsx';

keepInstallPrompt();
applyTheme(chosenTheme());
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <FaultBoundary>
        <App />
      </FaultBoundary>
    </I18nextProvider>,
  );
}
