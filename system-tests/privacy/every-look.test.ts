import { randomUUID } from 'node:crypto';
import { whoMayCall } from '@mleg/institution-contract/base';
import { contract } from '@mleg/institution-contract/contract';
import type { Day } from '@mleg/institution-contract/day';
import type { DataView } from '@mleg/institution-contract/privacy';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { academicYear } from '@mleg/testing/people/academic-year';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import {
  createSchool,
  HEAD,
  idsByName,
  MOTHER,
  plainPhoto,
  SECRETARY,
  sendPhoto,
  TEACHER,
} from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createSchool();
});
afterAll(() => world[Symbol.asyncDispose]());

/** So that nothing else in an answer looks like it. */
const NAME = 'Wyjątkowska';

interface Ids {
  jagna: string;
  kuba: string;
  photo: string;
  application: string;
  file: string;
  deed: string;
  teacher: string;
  massAction: string;
  groupOrder: string;
  /** Of Jagna's form. */
  version: string;
}

/** Of a pupil. */
const BORN = `${academicYear(new Date()) - 12}-01-01`;

/** How each route of the staff is asked about Jagna; what is missing is asked with the ids of its address and no body. */
const BODIES: Readonly<Record<string, (ids: Ids) => object>> = {
  'POST /office/people-search': () => ({ query: NAME }),
  'POST /office/people': () => ({ albumNumber: '9009', familyName: 'Nowa', givenName: 'Ola', birthdate: BORN }),
  'PUT /office/people/{personId}': ({ version }) => ({
    version,
    albumNumber: '1001',
    familyName: NAME,
    givenName: 'Agnieszka',
    birthdate: BORN,
  }),
  'POST /office/people/{personId}/pesel': () => ({ reason: 'identity-check' }),
  'POST /office/people/{personId}/export/pdf': () => ({ language: 'pl' }),
  'POST /office/people/{personId}/revocation': () => ({ reason: 'issued-in-error' }),
  'POST /office/people/{personId}/suspension': () => ({ reason: 'under-review' }),
  'POST /office/people/{personId}/reminders': () => ({ what: 'codes' }),
  'POST /office/people/{personId}/guardian-invitations': () => ({ displayName: 'Babcia' }),
  'POST /office/applications': ({ kuba }) => ({ personId: kuba, kind: 'issue' }),
  'POST /office/applications/{applicationId}/decision': () => ({ decision: 'accept' }),
  'POST /office/photos/{submissionId}/decision': () => ({ decision: 'accept' }),
  'POST /office/held/{deedId}/decision': () => ({ decision: 'refuse', note: 'nie' }),
  'POST /office/slips': ({ jagna }) => ({ group: '6a', sheet: 'qr', personIds: [jagna] }),
  'POST /office/slips/pdf': ({ jagna }) => ({ group: '6a', sheet: 'activation', personIds: [jagna] }),
  'POST /office/mass-actions/preview': ({ jagna }) => ({
    act: { kind: 'cancel-codes', reason: 'issued-in-error' },
    personIds: [jagna],
  }),
  'POST /office/mass-actions': ({ jagna, massAction }) => ({
    massActionId: massAction,
    act: { kind: 'cancel-codes', reason: 'issued-in-error' },
    personIds: [jagna],
  }),
  'POST /office/group-orders': ({ jagna, groupOrder }) => ({
    groupOrderId: groupOrder,
    group: '6a',
    personIds: [jagna],
  }),
  'PUT /staff/{accountId}': () => ({ office: false, head: false, teaches: ['6a'] }),
  'POST /staff/invitations': () => ({ office: true, head: false, teaches: [], displayName: 'Nowy' }),
};

const QUERIES: Readonly<Record<string, string>> = {
  'GET /office/group-members': '?group=6a',
  'GET /office/roster/imports/{importId}/rows': '?kind=changed',
  'GET /office/people/{personId}/forms/{kind}': '?language=pl',
  'GET /office/mass-actions/candidates': '?source=all',
};

/** Where names are chosen from; nothing but names, numbers and how far a card is stands there. */
const LISTS_OF_NAMES: readonly string[] = [
  'POST /office/people-search',
  'GET /office/day',
  'GET /office/held',
  'GET /office/mass-actions/candidates',
  'GET /office/mass-actions',
  'POST /office/mass-actions',
  'POST /office/mass-actions/{massActionId}/retry',
  'POST /office/group-orders',
  'GET /office/group-orders/{groupOrderId}',
  'POST /office/group-orders/{groupOrderId}/retry',
  // Each picture is fetched apart.
  'GET /office/photos',
];
test('D91 Q29 Q44: whatever the staff is shown of somebody, at any route, that person sees who looked, as what and when', async () => {
  const { ids, secrets } = await prepare();
  const head = await world.signIn(HEAD);
  await head.confirm();
  const seen: Record<string, string> = {};
  for (const route of staffRoutes()) {
    await world.databases.institution.deleteFrom('data_views').execute();
    const { text, isDocument, status } = await ask(head, route, ids);
    const shows = isDocument || secrets.some((secret) => text.includes(secret));
    const looks = await looksAt(ids.jagna);
    if (LISTS_OF_NAMES.includes(route)) {
      expect(status, route).toBeLessThan(300);
      for (const secret of secrets.filter((one) => one !== NAME)) expect(text, route).not.toContain(secret);
      continue;
    }
    if (shows) expect(looks, `${route} shows ${text.slice(0, 200)}`).not.toEqual([]);
    if (looks.length > 0) seen[route] = looks.join();
  }
  expect(seen).toEqual({
    'GET /office/applications': 'form',
    'GET /office/group-members': 'fields',
    'GET /office/held/{deedId}': 'fields',
    'GET /office/people/{personId}': 'file',
    'GET /office/people/{personId}/accounts': 'file',
    'GET /office/people/{personId}/fields': 'fields',
    'GET /office/people/{personId}/forms/{kind}': 'form',
    'GET /office/people/{personId}/guardians': 'file',
    'GET /office/roster/imports/{importId}/rows': 'fields',
    // Refused, as `PUT` is, and says how far the card is, or what is wrong with the entry.
    'POST /office/people/{personId}/orders': 'fields',
    'POST /office/people/{personId}/pesel': 'pesel',
    'POST /office/roster/imports/{importId}/rejected-rows': 'fields',
    'POST /office/slips': 'slip',
    'POST /office/slips/pdf': 'slip',
    'PUT /office/people/{personId}': 'fields',
  });
});

test('D91: a picture is a look of the office and of the class teacher, and of nobody who acts for the pupil', async () => {
  const { Kuba = '' } = await idsByName(world);
  const [mother, teacher, office] = await Promise.all([MOTHER, TEACHER, SECRETARY].map((login) => world.signIn(login)));
  if (!mother || !teacher || !office) throw new Error('nobody signed in');
  const picture = async ({ headers }: { headers: Record<string, string> }) =>
    (await world.network.fetch(new Request(`${ORIGINS.institution}/photos/${Kuba}`, { headers }))).status;
  await world.databases.institution.deleteFrom('data_views').execute();
  expect([await picture(mother), await picture(teacher), await picture(office), await picture(office)]).toEqual([
    200, 200, 200, 200,
  ]);
  const { views } = (await mother.call<{ views: DataView[] }>('GET', `/pupils/${Kuba}/views`)).body;
  expect(views.toSorted((one, other) => one.times - other.times)).toMatchObject([
    { by: TEACHER, role: 'teacher', what: 'photo', times: 1 },
    { by: SECRETARY, role: 'office', what: 'photo', times: 2 },
  ]);
});

const looksAt = async (personId: string) => {
  const rows = await world.databases.institution
    .selectFrom('data_views')
    .select(['what', 'role'])
    .where('person_id', '=', personId)
    .execute();
  for (const { role } of rows) expect(role).toBe('head');
  return rows.map(({ what }) => what);
};

async function ask(portal: { headers: Record<string, string> }, route: string, ids: Ids) {
  const [method = '', path = ''] = route.split(' ');
  const { jagna, photo, application, file, deed, teacher, massAction, groupOrder } = ids;
  const named: Readonly<Record<string, string>> = {
    personId: jagna,
    submissionId: photo,
    applicationId: application,
    importId: file,
    deedId: deed,
    accountId: teacher,
    massActionId: massAction,
    groupOrderId: groupOrder,
    kind: 'issue',
    alertId: randomUUID(),
  };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? name);
  const body = method === 'GET' ? {} : { body: JSON.stringify(BODIES[route]?.(ids) ?? {}) };
  const headers = { ...portal.headers, Origin: ORIGINS.institution, 'Content-Type': 'application/json' };
  const request = new Request(`${ORIGINS.institution}/api${address}${QUERIES[route] ?? ''}`, {
    method,
    headers,
    ...body,
  });
  const response = await world.network.fetch(request);
  const isDocument = response.headers.get('content-type') === 'application/pdf';
  return { status: response.status, text: isDocument ? '' : await response.text(), isDocument };
}

/** What reads comes first, and what it reads where that is made by another one; what ends something comes last. */
const ORDER: readonly RegExp[] = [
  /^GET (?!\/office\/(group-orders|mass-actions$))/,
  // While its version is true.
  /^PUT \/office\/people\/\{personId\}$/,
  /^POST .*(slips|slips\/pdf|rejected-rows|people-search|preview|pesel|export|export\/pdf|\}\/orders)$/,
  /^POST \/office\/group-orders$/,
  /\/group-orders\//,
  /^POST \/office\/mass-actions$/,
  /\/mass-actions/,
  /^POST \/office\/people\/\{personId\}\/erasure$/,
];

function staffRoutes(): string[] {
  const routes: string[] = [];
  const visit = (node: object): void => {
    const said = (node as { '~orpc'?: { meta: unknown; route: { method?: string; path?: string } } })['~orpc'];
    const { method = '', path } = said?.route ?? {};
    if (path && ['office', 'head', 'office-or-teacher'].includes(whoMayCall({ meta: said?.meta, path }))) {
      routes.push(`${method} ${path}`);
    }
    if (path) return;
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) visit(child);
  };
  visit(contract);
  const last = ORDER.length - 1;
  const place = (route: string) => {
    const at = ORDER.findIndex((pattern) => pattern.test(route));
    if (at === last) return ORDER.length;
    return at < 0 ? last : at;
  };
  return routes.toSorted((one, other) => place(one) - place(other));
}

/** Codes on the way to Kuba, an application, a photo, a file and a deed that wait for somebody, all about Jagna. */
async function prepare(): Promise<{ ids: Ids; secrets: string[] }> {
  const { Jagna: jagna = '', Kuba: kuba = '' } = await idsByName(world);
  const { institution } = world.databases;
  await institution.updateTable('people').set({ family_name: NAME }).where('person_id', '=', jagna).execute();
  const person = await institution
    .selectFrom('people')
    .select('birthdate')
    .where('person_id', '=', jagna)
    .executeTakeFirstOrThrow();
  const [mother, office] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  const sent = await sendPhoto(world, mother, jagna, await plainPhoto());
  const { submission } = (await sent.json()) as { submission: { submissionId: string } };
  // One application is accepted for codes to be there, and another one waits.
  const { body: issue } = await mother.call<{ applicationId: string }>('POST', `/pupils/${jagna}/applications`, {
    kind: 'issue',
  });
  await office.call('POST', `/office/applications/${issue.applicationId}/decision`, { decision: 'accept' });
  await until('no codes came', async () => {
    const { body } = await mother.call<{ order?: { state: string } }>('GET', `/pupils/${jagna}/card`);
    return when(body.order?.state === 'ready') && true;
  });
  const cancels = { kind: 'cancel', reason: 'resignation' };
  const applied = await mother.call<{ applicationId: string }>('POST', `/pupils/${jagna}/applications`, cancels);
  // Who looks at it is who gets its rows back.
  const files = rosterFiles(world, await world.signIn(HEAD));
  const { importId } = await files.read(
    csvOf([
      ['Nr albumu', 'Nazwisko', 'Imię', 'PESEL', 'Data urodzenia'],
      ['1001', NAME, 'Agnieszka', '', ''],
      ['1001', NAME, 'Agnieszka', '', `${world.schoolYear - 12}-02-02`],
    ]),
    'only-listed',
  );
  const { version } = (await office.call<{ version: string }>('GET', `/office/people/${jagna}/fields`)).body;
  const asked = await office.call<{ data: { deedId: string } }>('PUT', `/office/people/${jagna}`, {
    version,
    albumNumber: '1001',
    familyName: NAME,
    givenName: 'Agnieszka',
    birthdate: person.birthdate ?? '',
    group: '6a',
  });
  const accounts = await institution.selectFrom('accounts').select(['account_id', 'subject']).execute();
  const ids = {
    jagna,
    kuba,
    photo: submission.submissionId,
    application: applied.body.applicationId,
    file: importId,
    deed: asked.body.data.deedId,
    teacher: accounts.find(({ subject }) => subject === TEACHER)?.account_id ?? '',
    massAction: randomUUID(),
    groupOrder: randomUUID(),
    version,
  };
  expect((await office.call<Day>('GET', '/office/day')).body.held).not.toEqual([]);
  return { ids, secrets: [NAME, person.birthdate ?? '', 'U/1001'] };
}
