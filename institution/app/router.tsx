import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { wayBackSearch } from '@mleg/ui/session/way-back.ts';
import { FailedPage } from '@mleg/ui/shell/failed-page.tsx';
import { idRoute } from '@mleg/ui/shell/id-route.ts';
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

const invitation = pageRoute(
  root,
  paths.invitation,
  () => import('./invitation/invitation-page.tsx'),
  'InvitationPage',
);
const newPassword = pageRoute(
  root,
  paths.newPassword,
  () => import('./new-password/new-password-page.tsx'),
  'NewPasswordPage',
);
const instruction = pageRoute(
  root,
  paths.instruction,
  () => import('./documents/instruction-page.tsx'),
  'InstructionPage',
);

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

const myCard = pageRoute(signedIn, paths.myCard, () => import('./student/my-card-page.tsx'), 'MyCardPage');

const office = createRoute({
  getParentRoute: () => signedIn,
  path: paths.office,
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./office/office-page.tsx'), 'OfficePage'),
});

const today = pageRoute(signedIn, paths.today, () => import('./office/day/day-page.tsx'), 'DayPage');
/** Where the office was before it had one address at schools and universities: bookmarks lead on. */
const formerOffices = ['/dziekanat/$', '/sekretariat/$'].map((path) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: ({ location }) => {
      throw redirect({ href: location.href.replace(/^\/(dziekanat|sekretariat)/, paths.office), replace: true });
    },
  }),
);
const secondPerson = pageRoute(
  signedIn,
  paths.held,
  () => import('./office/held/second-person-page.tsx'),
  'SecondPersonPage',
);
const held = idRoute(signedIn, `${paths.held}/$deedId`, () => import('./office/held/held-page.tsx'), 'HeldPage');
const agreement = pageRoute(
  signedIn,
  paths.agreement,
  () => import('./office/agreement/agreement-page.tsx'),
  'AgreementPage',
);
const nobody = pageRoute(office, '/', () => import('./office/nobody-chosen.tsx'), 'NobodyChosen');
const person = idRoute(office, '$personId', () => import('./office/person-page.tsx'), 'PersonPage');
const children = pageRoute(signedIn, paths.children, () => import('./guardian/children-page.tsx'), 'ChildrenPage');
const pupil = idRoute(signedIn, `${paths.pupil}/$personId`, () => import('./guardian/pupil-page.tsx'), 'PupilPage');
const pupilPhoto = idRoute(
  signedIn,
  `${paths.pupil}/$personId/zdjecie`,
  () => import('./guardian/photo-page.tsx'),
  'PhotoPage',
);
const account = pageRoute(signedIn, paths.account, () => import('./account/account-page.tsx'), 'AccountPage');
const messages = pageRoute(signedIn, paths.messages, () => import('./inbox/inbox-page.tsx'), 'InboxPage');
const photos = pageRoute(signedIn, paths.photos, () => import('./office/photos/photos-page.tsx'), 'PhotosPage');
const applications = pageRoute(
  signedIn,
  paths.applications,
  () => import('./office/applications/applications-page.tsx'),
  'ApplicationsPage',
);
const newPerson = pageRoute(
  signedIn,
  paths.personForm,
  () => import('./office/person-form/person-form-page.tsx'),
  'PersonFormPage',
);
const changedPerson = idRoute(
  signedIn,
  `${paths.personForm}/$personId`,
  () => import('./office/person-form/person-form-page.tsx'),
  'PersonFormPage',
);
const staff = pageRoute(signedIn, paths.staff, () => import('./staff/staff-page.tsx'), 'StaffPage');
const roster = pageRoute(signedIn, paths.roster, () => import('./office/roster/roster-page.tsx'), 'RosterPage');
const groups = pageRoute(signedIn, paths.groups, () => import('./office/groups/groups-page.tsx'), 'GroupsPage');

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
    newPassword,
    instruction,
    ...formerOffices,
    signedIn.addChildren([
      home,
      myCard,
      children,
      pupil,
      pupilPhoto,
      messages,
      account,
      photos,
      applications,
      agreement,
      staff,
      newPerson,
      changedPerson,
      today,
      secondPerson,
      held,
      office.addChildren([nobody, person]),
      roster,
      groups,
      group,
      slips,
      massActions,
    ]),
  ]),
  ...pageDefaults,
  defaultNotFoundComponent: NotFound,
  // The page has its own header, so it never stands inside another page.
  notFoundMode: 'root',
});
