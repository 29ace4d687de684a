import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from './api/query-client.ts';
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
  beforeLoad: ({ context }) => {
    throw redirect({ to: context.session.roles.includes('student') ? paths.myCard : paths.office, replace: true });
  },
});

const myCard = createRoute({
  getParentRoute: () => signedIn,
  path: paths.myCard,
  component: lazyRouteComponent(() => import('./student/my-card-page.tsx'), 'MyCardPage'),
});

const office = createRoute({
  getParentRoute: () => signedIn,
  path: paths.office,
  component: lazyRouteComponent(() => import('./office/office-page.tsx'), 'OfficePage'),
});

const nobody = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: lazyRouteComponent(() => import('./office/nobody-chosen.tsx'), 'NobodyChosen'),
});

const person = createRoute({
  getParentRoute: () => office,
  path: '$personId',
  component: lazyRouteComponent(() => import('./office/person-page.tsx'), 'PersonPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, signedIn.addChildren([home, myCard, office.addChildren([nobody, person])])]),
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  // It brings its own header, so it never stands inside another page.
  notFoundMode: 'root',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
