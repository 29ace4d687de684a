import { randomUUID } from 'node:crypto';
import { emptyPages } from '@mleg/testing/junk/pages';
import {
  applicationOf,
  apply,
  type Desk,
  decideByTwo,
  makeSchool,
  openDesk,
  say,
} from '@mleg/testing/lone-issuer/desk-client';
import { callApi, getReport, orderCodes, studentRequest } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer, type TestInstitution } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchCards, makeKey, notify, redeemCodes } from '@mleg/testing/lone-issuer/wallet-requests';
import { everyOperation } from '@mleg/testing/routes/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
let clerk: Desk;
let colleague: Desk;
let supervisor: Desk;

beforeAll(async () => {
  world = await openLoneIssuer({ missesPerMinute: 10_000 });
  ({ clerk, colleague, supervisor } = await openDesk(world));
});
afterAll(() => world.end());

/** Where an institution applies, and what anybody may read. */
const API = '/institution-api';
const OWN_APPLICATION = ['/token', '/agreement', '/openapi.json'].map((path) => `${API}${path}`);

const idOf = ({ registration }: TestInstitution) => registration.institutionId;

async function order(institution: TestInstitution): Promise<unknown> {
  const response = await callApi(world, institution, 'POST', '/issuance-requests', studentRequest());
  if (response.ok) return response.status;
  return ((await response.json()) as { data?: { refused?: string } }).data?.refused;
}

async function approved(institution = makeSchool()): Promise<TestInstitution> {
  expect((await apply(world, institution)).status).toBe(200);
  expect((await decideByTwo([clerk, supervisor], idOf(institution), 'approval')).status).toBe(200);
  return institution;
}

const refusalIn = async (response: Response) => ((await response.json()) as { refused?: string }).refused;
const codeIn = async (response: Response) => ((await response.json()) as { code?: string }).code;

test('an institution may issue from the approval on, and not before', async () => {
  const school = makeSchool();
  expect((await apply(world, school)).status).toBe(200);
  expect(await order(school)).toBe('agreement-pending');
  await clerk.decide(idOf(school), 'question', { text: 'Proszę o uchwałę.' });
  expect(await order(school)).toBe('agreement-pending');
  expect(await codeIn(await clerk.decide(idOf(school), 'approval', { registerCompared: true }))).toBe(
    'CHANGED_MEANWHILE',
  );
  expect((await say(world, school, { kind: 'answer', text: 'W załączeniu.' })).status).toBe(200);
  expect((await decideByTwo([clerk, colleague], idOf(school), 'approval')).status).toBe(200);
  expect(await order(school)).toBe(202);
});

test('E7: the token of an institution that has only applied, or was refused, opens nothing', async () => {
  const school = makeSchool();
  await apply(world, school);
  const operations = (await everyOperation(emptyPages())).filter(
    ({ server, path }) => server === 'issuer' && path.startsWith(API) && !OWN_APPLICATION.includes(path),
  );
  const answers = async () =>
    Promise.all(
      operations.map(async ({ method, path }) => {
        const address = path.slice(API.length).replaceAll(/\{\w+\}/g, () => randomUUID());
        const { status } = await callApi(world, school, method as 'GET', address, method === 'GET' ? undefined : {});
        return [status, `${method} ${path}`];
      }),
    );
  const refused = operations.map(({ method, path }) => [
    // These two say why, to whoever says what they ask for.
    method === 'POST' && /issuance-requests(\/batch)?$/.test(path) ? 400 : 403,
    `${method} ${path}`,
  ]);
  expect(await answers()).toEqual(refused);
  expect(await order(school)).toBe('agreement-pending');
  await clerk.decide(idOf(school), 'refusal', { reason: 'Nie ma takiej szkoły.' });
  world.clock.advance({ seconds: 5 });
  expect(await answers()).toEqual(refused);
});

test('Q14: of the two who put a name in force that is there already one is a supervisor, by either way', async () => {
  const school = await approved();
  const twin = makeSchool();
  twin.registration.name = ` ${school.registration.name.toUpperCase()} `;
  expect((await apply(world, twin)).status).toBe(200);
  const byClerk = await clerk.decide(idOf(twin), 'approval', { registerCompared: true });
  expect([byClerk.status, await codeIn(byClerk)]).toEqual([403, 'ANOTHER_NEEDED']);
  expect(await order(twin)).toBe('agreement-pending');
  expect((await clerk.decide(idOf(twin), 'approval', { registerCompared: true })).status).toBe(403);
  expect(await codeIn(await approve(colleague, twin))).toBe('ANOTHER_NEEDED');
  expect((await supervisor.decide(idOf(twin), 'approval', { registerCompared: true })).status).toBe(200);

  // By a change of name, with the supervisor first.
  const other = await approved();
  const { name } = school.registration;
  const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };
  expect((await say(world, other, { kind: 'change', change: { terms, facts: { name } } })).status).toBe(200);
  const accept = (desk: Desk) => desk.decide(idOf(other), 'change-acceptance', { changeChecked: true });
  expect(await codeIn(await accept(supervisor))).toBe('ANOTHER_NEEDED');
  expect((await supervisor.agreement(idOf(other))).askedChange).toBeDefined();
  expect((await accept(clerk)).status).toBe(200);
});

/** Names of one school that nobody tells from one another. */
const TWINS: readonly ((name: string) => string)[] = [
  (name) => name.replace('nr ', 'nr.'),
  (name) => name.replace('nr ', 'Nr-'),
  (name) => name.replaceAll('1', 'l'),
  (name) => name.replaceAll('1', 'I').replaceAll('0', 'O'),
  (name) => `${name}.`,
  (name) => `„${name}”`,
  (name) => name.replace('Szkoła', 'Szkola'),
  (name) => name.replace('ó', 'o').replaceAll(' ', '  '),
];

/** Characters that no sign at a door has. */
const STRANGE: readonly ((name: string) => string)[] = [
  (name) => `${name}\uFE0F`,
  (name) => name.replace('k', 'k\u034F'),
  (name) => name.replace(' ', '\u00A0'),
  (name) => name.replace('a', 'а'),
  (name) => name.replace('o', 'ο'),
  (name) => name.replace('1', '１'),
  (name) => `${name}\uE000`,
  (name) => `${name}\u3164`,
];

const approve = (desk: Desk, school: TestInstitution) =>
  desk.decide(idOf(school), 'approval', { registerCompared: true });

test('Q80: a name, short name or address in characters that no institution is called by is named to whoever applies, changes or enters it', async () => {
  const school = await approved(withName('Szkoła Dla Dorosłych nr 101'));
  const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };
  for (const strange of STRANGE) {
    const name = strange(school.registration.name);
    for (const [fact, words] of [
      ['name', name],
      ['shortName', strange('SDD a1 ko')],
      ['address', name],
    ] as const) {
      const twin = makeSchool();
      Object.assign(twin.registration, { [fact]: words });
      const answer = await apply(world, twin);
      expect([answer.status, await answer.json()]).toEqual([
        422,
        { refused: 'invalid', invalid: [`application.registration.${fact}`] },
      ]);
      await expect(world.issuer.registerInstitution(twin.registration)).rejects.toThrow(/Latin letters/);
    }
    const street = await apply(world, makeSchool(), {
      address: { street: strange('ul. Mokra a1'), postalCode: '00-001', city: 'Morzanka' },
    });
    expect(await street.json()).toMatchObject({ invalid: ['application.address.street'] });
    const change = await say(world, school, { kind: 'change', change: { terms, facts: { name } } });
    expect(await change.json()).toMatchObject({ refused: 'invalid', invalid: ['change.facts.name'] });
  }
});

function withName(name: string, more: object = {}): TestInstitution {
  const school = makeSchool();
  Object.assign(school.registration, { name, ...more });
  return school;
}

test('Q81: whoever looks like another institution comes into force by the word of two, and the page says whom and in what', async () => {
  const school = await approved(
    withName('Szkoła Wieczorowa nr 110 w Zatoce Półwyspu', { shortName: 'SW 110', address: 'ul. Mokra 9, Zatoka' }),
  );
  const { name, shortName, domain, address } = school.registration;
  const alike = async (twin: TestInstitution, what: string) => {
    expect((await apply(world, twin)).status).toBe(200);
    expect(await codeIn(await approve(clerk, twin))).toBe('ANOTHER_NEEDED');
    const { twoPeople } = await supervisor.agreement(idOf(twin));
    expect(twoPeople).toMatchObject([
      {
        decision: 'approve',
        comesBack: false,
        said: [{ name: 'clerk', role: 'clerk' }],
        mine: false,
        missing: { people: 1, supervisor: true },
      },
    ]);
    // Those who only apply stand behind whoever was in force.
    const alikeTo = { institutionId: idOf(school), name, state: expect.any(String), in: [what] };
    expect(twoPeople[0]?.resembles[0]).toEqual(alikeTo);
  };
  for (const written of TWINS) await alike(withName(written(name)), 'name');
  await alike(withName('Inna szkoła nad morzem', { shortName: 'sw-11O' }), 'name');
  await alike(withName('Jeszcze inna szkoła', { shortName: name.slice(0, 40), domain }), 'domain');
  await alike(withName('Trzecia szkoła nad morzem', { address: address?.toUpperCase() }), 'address');
  expect(shortName).toBeDefined();

  // Whether what it looks like is in force, suspended or ended is all the same; and a change is no way round it.
  await supervisor.decide(idOf(school), 'suspension', { reason: 'Kontrola.' });
  await alike(withName(name), 'name');
  await supervisor.decide(idOf(school), 'ending', { reason: 'Likwidacja.', endOfCards: 'at-their-end' });
  await alike(withName(name), 'name');
  const other = await approved();
  const terms = { codeLifetimeDays: 20, wrongCodeLimit: 5, suspensionDays: 14 };
  for (const facts of [
    { name: `${name}!` },
    { name: 'Czwarta szkoła', shortName: 'SW 110' },
    { name: 'Piąta', domain },
  ]) {
    expect((await say(world, other, { kind: 'change', change: { terms, facts } })).status).toBe(200);
    const accepted = await clerk.decide(idOf(other), 'change-acceptance', { changeChecked: true });
    expect(await codeIn(accepted)).toBe('ANOTHER_NEEDED');
  }
  expect((await clerk.decide(idOf(other), 'change-refusal', { reason: 'Nie.' })).status).toBe(200);
});

test('Q81: of two that look alike and are approved at the same instant by two clerks, both wait for a supervisor', async () => {
  const twins = [withName('Szkoła Bliźniąt nr 1'), withName('Szkoła Bliźniąt Nr l')];
  for (const twin of twins) expect((await apply(world, twin)).status).toBe(200);
  const answers = await Promise.all(twins.flatMap((twin) => [approve(clerk, twin), approve(colleague, twin)]));
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

test('Q82: whoever was ended or suspended, or comes with its key or number, is back by the word of two, a supervisor among them', async () => {
  const ended = await approved();
  await supervisor.decide(idOf(ended), 'ending', { reason: 'Nadużycia.', endOfCards: 'revoke-now' });
  const heir = makeSchool();
  heir.registration.registryNumber = ended.registration.registryNumber;
  const sameKey = { ...makeSchool(), signing: ended.signing };
  sameKey.registration.signingKey = ended.registration.signingKey;
  for (const back of [ended, heir, sameKey]) {
    const id = idOf(back);
    Object.assign(back.registration, { name: `Inna nazwa ${id}`, address: `ul. ${id} 1`, domain: `${id}.example` });
    expect((await apply(world, back)).status).toBe(200);
    expect(await codeIn(await approve(clerk, back))).toBe('ANOTHER_NEEDED');
    expect(await order(back)).toBe('agreement-pending');
  }
  expect((await supervisor.agreement(idOf(ended))).twoPeople).toMatchObject([
    { comesBack: true, said: [{ name: 'clerk' }] },
  ]);
  expect((await supervisor.agreement(idOf(heir))).twoPeople[0]?.resembles[0]).toMatchObject({
    in: ['registry-number'],
  });
  expect((await supervisor.agreement(idOf(sameKey))).twoPeople[0]?.resembles[0]).toMatchObject({ in: ['key'] });
  expect((await approve(supervisor, ended)).status).toBe(200);

  await supervisor.decide(idOf(ended), 'suspension', { reason: 'Kontrola.' });
  expect(await codeIn(await supervisor.decide(idOf(ended), 'resumption'))).toBe('ANOTHER_NEEDED');
  expect(await order(ended)).toBe('institution-suspended');
  expect((await clerk.decide(idOf(ended), 'resumption')).status).toBe(200);
});

test('the institution reads the question and the decision, and no clerk’s name', async () => {
  const school = makeSchool();
  await apply(world, school);
  await clerk.decide(idOf(school), 'refusal', { reason: 'Numer nie zgadza się z rejestrem.' });
  const report = await (await say(world, school, { kind: 'ask' })).text();
  expect(JSON.parse(report)).toMatchObject({
    state: 'refused',
    messages: [{ kind: 'application' }, { from: 'desk', kind: 'refusal', text: 'Numer nie zgadza się z rejestrem.' }],
  });
  expect(report).not.toContain(clerk.session.displayName);
  expect(await order(school)).toBe('agreement-refused');
});

test('nobody applies with a key they do not hold', async () => {
  const school = makeSchool();
  const response = await say(
    world,
    school,
    { kind: 'apply', application: applicationOf(school) },
    { signedBy: makeSchool() },
  );
  expect([response.status, await refusalIn(response)]).toEqual([401, 'wrong-signature']);
  expect((await clerk.call('GET', `/agreements/${idOf(school)}`)).status).toBe(404);
});

test('what was signed for something else, or was used already, counts for nothing', async () => {
  const school = makeSchool();
  await apply(world, school);
  const ask = { kind: 'ask' } as const;
  expect((await say(world, school, ask, { typ: 'JWT' })).status).toBe(401);
  expect((await say(world, school, ask, { jti: 'once' })).status).toBe(200);
  expect((await say(world, school, ask, { jti: 'once' })).status).toBe(401);
});

test('an id stays with the key it came with, and is free again only after a refusal', async () => {
  const first = makeSchool();
  const other = makeSchool(idOf(first));
  await apply(world, first);
  expect(await refusalIn(await apply(world, other))).toBe('institution-id-taken');
  await clerk.decide(idOf(first), 'refusal', { reason: 'To nie ta szkoła.' });
  expect((await apply(world, other)).status).toBe(200);
});

test('an id under which cards may exist is never given to another key', async () => {
  const school = await approved();
  await supervisor.decide(idOf(school), 'ending', { reason: 'Likwidacja.', endOfCards: 'at-their-end' });
  expect(await refusalIn(await apply(world, makeSchool(idOf(school))))).toBe('institution-id-taken');
  expect((await apply(world, school)).status).toBe(200);
});

test('a number of the register stands for one institution in force', async () => {
  const school = await approved();
  const twin = makeSchool();
  twin.registration.registryNumber = school.registration.registryNumber;
  expect(await refusalIn(await apply(world, twin))).toBe('registry-number-taken');
});

test('a number that cannot be of the register is named, and nothing is stored', async () => {
  const school = makeSchool();
  school.registration.registryNumber = 'RSPO-1';
  const response = await apply(world, school);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    refused: 'invalid',
    invalid: ['application.registration.registryNumber'],
  });
  expect((await clerk.call('GET', `/agreements/${idOf(school)}`)).status).toBe(404);
});

test('D53 Q83: nobody decides about their own application', async () => {
  const school = makeSchool();
  // Q83: it is one mailbox, whatever stands behind a plus.
  const own = { name: 'Klerk', email: 'Clerk+szkola@desk.example', phone: '+48 000 000 002' };
  await apply(world, school, { contact: own });
  expect((await clerk.agreement(idOf(school))).own).toBe(true);
  expect(await codeIn(await clerk.decide(idOf(school), 'approval', { registerCompared: true }))).toBe(
    'OWN_APPLICATION',
  );
  expect((await decideByTwo([colleague, supervisor], idOf(school), 'approval')).status).toBe(200);
});

test('D59 a clerk neither suspends nor ends, and it is recorded', async () => {
  const school = await approved();
  expect((await clerk.decide(idOf(school), 'suspension', { reason: 'x' })).status).toBe(403);
  expect((await clerk.decide(idOf(school), 'ending', { reason: 'x', endOfCards: 'revoke-now' })).status).toBe(403);
  expect(await order(school)).toBe(202);
  const events = world.database.selectFrom('audit_events').select('event').where('institution_id', '=', idOf(school));
  expect((await events.execute()).map(({ event }) => event)).toContain('desk.not-your-role');
});

test('of two decisions at the same instant one counts', async () => {
  const school = makeSchool();
  await apply(world, school);
  await approve(colleague, school);
  const answers = await Promise.all([
    clerk.decide(idOf(school), 'approval', { registerCompared: true }),
    supervisor.decide(idOf(school), 'refusal', { reason: 'nie' }),
  ]);
  expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409]);
});

test('a decision on what has changed meanwhile is refused', async () => {
  const school = makeSchool();
  await apply(world, school);
  const { version } = await clerk.agreement(idOf(school));
  await apply(world, school, { address: { street: 'ul. Inna 2', postalCode: '00-002', city: 'Inne' } });
  const late = await clerk.call('POST', `/agreements/${idOf(school)}/approval`, { version, registerCompared: true });
  expect(await codeIn(late)).toBe('CHANGED_MEANWHILE');
});

test('suspended: no new codes, earlier ones stay, the institution may still revoke; resumed: as before', async () => {
  const school = await approved();
  const { cardId, requestId } = await orderCodes({ ...world, university: school });
  await supervisor.decide(idOf(school), 'suspension', { reason: 'Podejrzenie wycieku klucza.' });
  expect(await order(school)).toBe('institution-suspended');
  expect((await getReport({ ...world, university: school }, requestId)).state).toBe('ready');
  const revocation = { reason: 'phone-lost' };
  expect((await callApi(world, school, 'POST', `/cards/${cardId}/revocation`, revocation)).status).toBe(200);
  for (const desk of [clerk, supervisor]) await desk.decide(idOf(school), 'resumption');
  expect(await order(school)).toBe(202);
});

test.each([
  ['revoke-now', 'revoked'],
  ['at-their-end', 'valid'],
] as const)('ended with %s: codes nobody used die, cards on phones are %s', async (endOfCards, cardStatus) => {
  const school = await approved();
  const own = { ...world, university: school };
  const onPhone = await orderCodes(own);
  const grant = await redeemCodes(own, onPhone);
  const { body } = await fetchCards(own, grant, [makeKey()]);
  await notify(own, grant, body.notification_id, 'credential_accepted');
  const unused = await orderCodes(own);
  expect((await supervisor.agreement(idOf(school))).cards).toEqual({ live: 1, openCodes: 1 });
  await supervisor.decide(idOf(school), 'ending', { reason: 'Szkoła zamknięta.', endOfCards });
  await world.issuer.sweep();
  expect((await getReport(own, onPhone.requestId)).cardStatus).toBe(cardStatus);
  expect((await getReport(own, unused.requestId)).state).toBe('cancelled');
  expect(await order(school)).toBe('agreement-ended');
  expect(await world.issuer.deps.institutions.find(idOf(school))).toMatchObject({ state: 'ended' });
});

test('the operator’s entry of an institution leaves what the desk has decided', async () => {
  const { registration } = world.university;
  await supervisor.decide(registration.institutionId, 'suspension', { reason: 'x' });
  await world.issuer.registerInstitution(registration);
  expect(await order(world.university)).toBe('institution-suspended');
  for (const desk of [clerk, supervisor]) await desk.decide(registration.institutionId, 'resumption');
});
