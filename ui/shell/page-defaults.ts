import { FailedPage } from './failed-page.tsx';
import { PendingPage } from './pending-page.tsx';

/** What a router of pages does while a page is fetched and when that fails. */
export const pageDefaults = {
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
} as const;
