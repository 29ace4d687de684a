import type { i18n as I18next } from 'i18next';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

/** Puts an app into its `index.html`, with its texts around it. */
export function mountApp(i18n: I18next, app: ReactNode): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<I18nextProvider i18n={i18n}>{app}</I18nextProvider>);
}
