import { QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import type { i18n as I18next } from 'i18next';
import { StrictMode } from 'react';
import { queryClient } from '../calls/query-client.ts';
import { mountApp } from '../mount-app.tsx';

/** The beginning of an app whose pages stand behind a sign-in. */
export function showPages(i18n: I18next, router: AnyRouter): void {
  mountApp(
    i18n,
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
