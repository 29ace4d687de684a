import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { wayBackSearch } from '@mleg/ui/session/way-back.ts';
import { FailedPage } from '@mleg/ui/shell/failed-page.tsx';
import { PendingPage } from '@mleg/ui/shell/pending-page.tsx';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { institutionQuery } from './api/institution-query.ts';
import { sessionOrSignIn } from './api/session.ts';
import { peopleSearch } from './office/people-search.ts';
import { paths } from './paths.ts';
import { NotFound } from './shell/not-found.tsx';
import { startOf } from './signed-in/places.ts';
import { SignedInShell } from './signed-in/signed-in-shell.tsx';
import { speakAs } from './speak-as.ts';

const root = createRootRoute({
  beforeLoad: async () => {
    // If the institution cannot be fetched, the pages still open, with a university's words.
    const institution = await queryClient.ensureQueryData(institutionQuery).catch(() => undefined);
    if (institution) speakAs(institution.kind);
  },
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: FailedPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: wayBackSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: paths.invitation,
  component: lazyRouteComponent(() => import('./invitation/invitation-page.tsx'), 'InvitationPage'),
});

const instruction = createRoute({
  getParentRoute: () => root,
  path: paths.instruction,
  component: lazyRouteComponent(() => import('./documents/instruction-page.tsx'), 'InstructionPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SignedInShell,
  beforeLoad: ({ location }) => sessionOrSignIn(paths.signIn, location),
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: paths.home,
  beforeLoad: ({ context }) => {
    throw redirect({ to: startOf(context.session), replace: true });
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
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./office/office-page.tsx'), 'OfficePage'),
});

const today = createRoute({
  getParentRoute: () => signedIn,
  path: paths.today,
  component: lazyRouteComponent(() => import('./office/day/day-page.tsx'), 'DayPage'),
});

const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: paths.agreement,
  component: lazyRouteComponent(() => import('./office/agreement/agreement-page.tsx'), 'AgreementPage'),
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

const children = createRoute({
  getParentRoute: () => signedIn,
  path: paths.children,
  component: lazyRouteComponent(() => import('./guardian/children-page.tsx'), 'ChildrenPage'),
});

const pupil = createRoute({
  getParentRoute: () => signedIn,
  path: `${paths.pupil}/$personId`,
  component: lazyRouteComponent(() => import('./guardian/pupil-page.tsx'), 'PupilPage'),
});

const pupilPhoto = createRoute({
  getParentRoute: () => signedIn,
  path: `${paths.pupil}/$personId/zdjecie`,
  component: lazyRouteComponent(() => import('./guardian/photo-page.tsx'), 'PhotoPage'),
});

const messages = createRoute({
  getParentRoute: () => signedIn,
  path: paths.messages,
  component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
});

const photos = createRoute({
  getParentRoute: () => signedIn,
  path: paths.photos,
  component: lazyRouteComponent(() => import('./office/photos/photos-page.tsx'), 'PhotosPage'),
});

const applications = createRoute({
  getParentRoute: () => signedIn,
  path: paths.applications,
  component: lazyRouteComponent(() => import('./office/applications/applications-page.tsx'), 'ApplicationsPage'),
});

const newPerson = createRoute({
  getParentRoute: () => signedIn,
  path: paths.personForm,
  component: lazyRouteComponent(() => import('./office/person-form/person-form-page.tsx'), 'PersonFormPage'),
});

const changedPerson = createRoute({
  getParentRoute: () => signedIn,
  path: `${paths.personForm}/$personId`,
  component: lazyRouteComponent(() => import('./office/person-form/person-form-page.tsx'), 'PersonFormPage'),
});

const staff = createRoute({
  getParentRoute: () => signedIn,
  path: paths.staff,
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});

const roster = createRoute({
  getParentRoute: () => signedIn,
  path: paths.roster,
  component: lazyRouteComponent(() => import('./office/roster/roster-page.tsx'), 'RosterPage'),
});

const groups = createRoute({
  getParentRoute: () => signedIn,
  path: paths.groups,
  component: lazyRouteComponent(() => import('./office/groups/groups-page.tsx'), 'GroupsPage'),
});

const groupSearch = (search: Record<string, unknown>): { nazwa: string } => ({
  nazwa: typeof search['nazwa'] === 'string' ? search['nazwa'] : '',
});

const group = createRoute({
  getParentRoute: () => signedIn,
  path: paths.group,
  validateSearch: groupSearch,
  component: lazyRouteComponent(() => import('./office/groups/group-page.tsx'), 'GroupPage'),
});

const massActions = createRoute({
  getParentRoute: () => signedIn,
  path: paths.massActions,
  validateSearch: (search: Record<string, unknown>): { grupa?: string; kto?: string } => ({
    ...(typeof search['grupa'] === 'string' ? { grupa: search['grupa'] } : {}),
    ...(typeof search['kto'] === 'string' ? { kto: search['kto'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./office/mass-actions/mass-actions-page.tsx'), 'MassActionsPage'),
});

const slips = createRoute({
  getParentRoute: () => signedIn,
  path: paths.slips,
  validateSearch: (search: Record<string, unknown>): { nazwa: string; arkusz: 'qr' | 'activation' } => ({
    ...groupSearch(search),
    arkusz: search['arkusz'] === 'activation' ? 'activation' : 'qr',
  }),
  component: lazyRouteComponent(() => import('./office/groups/slips-page.tsx'), 'SlipsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    instruction,
    signedIn.addChildren([
      home,
      myCard,
      children,
      pupil,
      pupilPhoto,
      messages,
      photos,
      applications,
      agreement,
      staff,
      newPerson,
      changedPerson,
      today,
      office.addChildren([nobody, person]),
      roster,
      groups,
      group,
      slips,
      massActions,
    ]),
  ]),
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFound,
  // The page has its own header, so it never stands inside another page.
  notFoundMode: 'root',
  defaultPreload: 'intent',
  scrollRestoration: true,
});
