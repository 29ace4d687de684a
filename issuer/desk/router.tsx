import { queryClient } from '@mleg/ui/calls/query-client.ts';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from './api/session-query.ts';
import { paths } from './paths.ts';
import { FailedPage } from './shell/failed-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PendingPage } from './shell/pending-page.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: FailedPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: (search: Record<string, unknown>): { back?: string } =>
    typeof search['back'] === 'string' ? { back: search['back'] } : {},
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const enrolment = createRoute({
  getParentRoute: () => root,
  path: paths.enrolment,
  component: lazyRouteComponent(() => import('./enrolment/enrolment-page.tsx'), 'EnrolmentPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ to: paths.signIn, search: { back: location.pathname } });
    return { session };
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: paths.home,
  beforeLoad: () => {
    throw redirect({ to: paths.agreements, replace: true });
  },
});

const agreements = createRoute({
  getParentRoute: () => signedIn,
  path: paths.agreements,
  component: lazyRouteComponent(() => import('./agreements/agreements-page.tsx'), 'AgreementsPage'),
});

const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: `${paths.agreements}/$institutionId`,
  component: lazyRouteComponent(() => import('./agreements/agreement-page.tsx'), 'AgreementPage'),
});

const figures = createRoute({
  getParentRoute: () => signedIn,
  path: paths.figures,
  component: lazyRouteComponent(() => import('./figures/figures-page.tsx'), 'FiguresPage'),
});

const staff = createRoute({
  getParentRoute: () => signedIn,
  path: paths.staff,
  beforeLoad: ({ context }) => {
    if (context.session.role !== 'supervisor') throw redirect({ to: paths.agreements, replace: true });
  },
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, enrolment, signedIn.addChildren([home, agreements, agreement, figures, staff])]),
  basepath: '/desk',
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
