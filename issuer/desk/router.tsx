import { wayBackSearch } from '@mleg/ui/session/way-back.ts';
import { FailedPage } from '@mleg/ui/shell/failed-page.tsx';
import { pageDefaults } from '@mleg/ui/shell/page-defaults.ts';
import { pageRoute } from '@mleg/ui/shell/page-route.ts';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionOrSignIn } from './api/session.ts';
import { paths } from './paths.ts';
import { NotFound } from './shell/not-found.tsx';
import { SignedInShell } from './signed-in/signed-in-shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: FailedPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: wayBackSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const enrolment = pageRoute(root, paths.enrolment, () => import('./enrolment/enrolment-page.tsx'), 'EnrolmentPage');

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInShell,
  beforeLoad: ({ location }) => sessionOrSignIn(paths.signIn, location),
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: paths.home,
  beforeLoad: () => {
    throw redirect({ to: paths.agreements, replace: true });
  },
});

const agreements = pageRoute(
  signedIn,
  paths.agreements,
  () => import('./agreements/agreements-page.tsx'),
  'AgreementsPage',
);
const agreement = pageRoute(
  signedIn,
  `${paths.agreements}/$institutionId`,
  () => import('./agreements/agreement-page.tsx'),
  'AgreementPage',
);
const figures = pageRoute(signedIn, paths.figures, () => import('./figures/figures-page.tsx'), 'FiguresPage');

const halt = pageRoute(signedIn, paths.halt, () => import('./halt/halt-page.tsx'), 'HaltPage');

const staff = createRoute({
  getParentRoute: () => signedIn,
  path: paths.staff,
  beforeLoad: ({ context }) => {
    if (context.session.role !== 'supervisor') throw redirect({ to: paths.agreements, replace: true });
  },
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    enrolment,
    signedIn.addChildren([home, agreements, agreement, figures, halt, staff]),
  ]),
  basepath: '/desk',
  ...pageDefaults,
  defaultNotFoundComponent: NotFound,
});
