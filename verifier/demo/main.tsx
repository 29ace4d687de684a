import '@mleg/ui/no-eval.ts';
import '@mleg/ui/foundation.css';
import { mountApp } from '@mleg/ui/mount-app.tsx';
import { StrictMode } from 'react';
import { App } from './app.tsx';
import { i18n } from './app-i18n.ts';

mountApp(
  i18n,
  <StrictMode>
    <App />
  </StrictMode>,
);
