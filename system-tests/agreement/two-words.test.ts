import { randomUUID } from 'node:crypto';
import { NEW_KEY_JWT_TYPE } from '@mleg/issuer-contract/agreement';
import type { AgreementSummary, TwoPeople } from '@mleg/issuer-contract/desk';
import { apply, type Desk, decideByTwo, makeSchool, openDesk, say } from '@mleg/testing/lone-issuer/desk-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer, type TestInstitution } from '@mleg/testing/lone-issuer/lone-issuer';
import { SignJWT } from 'jose';
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

const TERMS = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };
const OTHER_TERMS = { codeLifetimeDays: 10, wrongCodeLimit: 3, suspensionDays: 7 };

const idOf = ({ registration }: TestInstitution) => registration.institutionId;

/** 200, or the code of the refusal. */
async function heard(answer: Promise<Response>): Promise<number | string | undefined> {
  const response = await answer;
  return response.ok ? response.status : ((await response.json()) as { code?: string }).code;
}

const approve = (desk: Desk, school: TestInstitution, more: object = {}) =>
  heard(desk.decide(idOf(school), 'approval', { registerCompared: true, ...more }));
const accept = (desk: Desk, school: TestInstitution) =>
  heard(desk.decide(idOf(school), 'change-acceptance', { changeChecked: true }));

async function weighed(school: TestInstitution, desk = supervisor): Promise<TwoPeople | undefined> {
  return (await desk.agreement(idOf(school))).twoPeople[0];
}

async function inTheList(desk: Desk, school: TestInstitution): Promise<AgreementSummary | undefined> {
  const { agreements } = (await (await desk.call('GET', '/agreements')).json()) as { agreements: AgreementSummary[] };
  return agreements.find(({ institutionId }) => institutionId === idOf(school));
}

function schoolWith(facts: object, institutionId?: string): TestInstitution {
  const school = makeSchool(institutionId);
  Object.assign(school.registration, facts);
  return school;
}

async function applied(school = makeSchool()): Promise<TestInstitution> {
  expect((await apply(world, school)).status).toBe(200);
  return school;
}

async function approved(school = makeSchool()): Promise<TestInstitution> {
  await applied(school);
  expect((await decideByTwo([clerk, supervisor], idOf(school), 'approval')).status).toBe(200);
  return school;
}

async function proofOf({ signing }: TestInstitution, institutionId: string): Promise<string> {
  const iat = Math.floor(world.clock.now().getTime() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: NEW_KEY_JWT_TYPE })
    .setIssuer(institutionId)
    .setSubject(institutionId)
    .setAudience(`${ORIGIN}/institution-api/agreement`)
    .setIssuedAt(iat)
    .setExpirationTime(iat + 60)
    .setJti(randomUUID())
    .sign(signing);
}

test('Q100: an application that resembles nobody comes into force by the word of two, and saying it twice is one word', async () => {
  const school = await applied();
  expect(await weighed(school)).toEqual({
    decision: 'approve',
    comesBack: false,
    anotherKey: false,
    resembles: [],
    said: [],
    mine: false,
    missing: { people: 2, supervisor: false },
  });
  expect([await approve(clerk, school), await approve(clerk, school)]).toEqual(['ANOTHER_NEEDED', 'ANOTHER_NEEDED']);
  expect(await weighed(school, clerk)).toMatchObject({ mine: true, missing: { people: 1, supervisor: false } });
  expect(await weighed(school, colleague)).toMatchObject({ mine: false, said: [{ name: 'clerk', role: 'clerk' }] });
  expect(await approve(colleague, school)).toBe(200);

  const alone = await applied();
  expect([await approve(supervisor, alone), await approve(supervisor, alone)]).not.toContain(200);
});

test('Q100: a word is for the application as it was', async () => {
  const school = await applied();
  expect(await approve(clerk, school)).toBe('ANOTHER_NEEDED');
  await clerk.decide(idOf(school), 'question', { text: 'Czy to ten adres?' });
  expect((await say(world, school, { kind: 'answer', text: 'Tak.' })).status).toBe(200);
  expect(await approve(colleague, school)).toBe('ANOTHER_NEEDED');
  await applied(school);
  expect(await approve(supervisor, school)).toBe('ANOTHER_NEEDED');
  expect(await approve(clerk, school)).toBe(200);
});

test('what the first has set instead of what was asked for is shown to the second, whose numbers hold', async () => {
  const school = await applied();
  const said = { terms: OTHER_TERMS, text: 'Kod działa 10 dni.' };
  expect(await approve(clerk, school, said)).toBe('ANOTHER_NEEDED');
  expect(await weighed(school)).toMatchObject({ said: [{ name: 'clerk', ...said }] });
  expect(await approve(colleague, school, said)).toBe(200);
  expect(await clerk.agreement(idOf(school))).toMatchObject({ terms: OTHER_TERMS });
});

test('Q101: whoever has refused an application and applies under its id or its name with a key of their own needs a supervisor', async () => {
  const honest = await applied(schoolWith({ name: 'Szkoła Pod Żaglami', domain: 'zagle.example' }));
  await clerk.decide(idOf(honest), 'refusal', { reason: 'Nie ma takiej szkoły.' });
  const { name, shortName, registryNumber, domain } = honest.registration;
  const stranger = schoolWith({ name, shortName, registryNumber, domain }, idOf(honest));
  await applied(stranger);
  expect(await weighed(stranger)).toMatchObject({ anotherKey: true, missing: { people: 2, supervisor: true } });
  expect([await approve(clerk, stranger), await approve(colleague, stranger)]).not.toContain(200);
  expect((await supervisor.agreement(idOf(stranger))).state).toBe('applied');

  // Written over, the first application is not forgotten: under another name there, and its own elsewhere.
  await clerk.decide(idOf(stranger), 'refusal', { reason: 'Nie.' });
  await applied(schoolWith({ name: 'Całkiem inna placówka', domain: 'inna.example' }, idOf(honest)));
  const elsewhere = await applied(schoolWith({ name }));
  expect((await weighed(elsewhere))?.resembles).toMatchObject([{ institutionId: idOf(honest), in: ['name'] }]);
  expect([await approve(clerk, elsewhere), await approve(colleague, elsewhere)]).not.toContain(200);
});

test('who corrects an application with the key it came with is no stranger', async () => {
  const school = await applied();
  await clerk.decide(idOf(school), 'refusal', { reason: 'Zły adres.' });
  await applied(school);
  expect(await weighed(school)).toMatchObject({ anotherKey: false, missing: { people: 2, supervisor: false } });
});

test('Q102: of applications that wait with one number, name, domain or address none is put in force by clerks alone', async () => {
  const facts = { name: 'Szkoła Na Mieliźnie', address: 'ul. Piaskowa 3, Morzanka', domain: 'mielizna.example' };
  const honest = await applied(schoolWith(facts));
  const { registryNumber } = honest.registration;
  const twins = [
    [schoolWith({ registryNumber }), 'registry-number'],
    [schoolWith({ name: facts.name.toUpperCase() }), 'name'],
    [schoolWith({ domain: facts.domain }), 'domain'],
    [schoolWith({ address: facts.address }), 'address'],
  ] as const;
  for (const [twin, what] of twins) {
    await applied(twin);
    expect((await weighed(twin))?.resembles).toEqual([
      { institutionId: idOf(honest), name: facts.name, state: 'applied', in: [what] },
    ]);
    expect([await approve(clerk, twin), await approve(colleague, twin)]).not.toContain(200);
  }
  // The honest one needs a supervisor too; with it, its number is taken.
  expect(await weighed(honest)).toMatchObject({ missing: { people: 2, supervisor: true } });
  expect((await decideByTwo([clerk, supervisor], idOf(honest), 'approval')).status).toBe(200);
  expect(await approve(supervisor, twins[0][0])).toBe('REGISTRY_NUMBER_TAKEN');
});

test('Q103: a name with its words in another order, numer for nr, or zeros before its number is the same', async () => {
  const school = await approved(schoolWith({ name: 'Szkoła Podstawowa nr 1 w Morzance' }));
  for (const name of [
    'Szkoła Podstawowa numer 1 w Morzance',
    'Szkoła Podstawowa w Morzance nr 1',
    'Szkoła Podstawowa nr 01 w Morzance',
    'Szkoła Podstawowa Nr001 w Morzance',
    'Morzance w nr l Podstawowa Szkoła',
  ]) {
    const twin = await applied(schoolWith({ name }));
    expect((await weighed(twin))?.resembles[0], name).toMatchObject({ institutionId: idOf(school), in: ['name'] });
    expect([await approve(clerk, twin), await approve(colleague, twin)]).not.toContain(200);
  }
  const other = await applied(schoolWith({ name: 'Szkoła Podstawowa nr 10 w Morzance' }));
  expect((await weighed(other))?.resembles).toEqual([]);
});

test('Q104: a change of name, short name, address, domain or key takes two people, one of numbers alone one', async () => {
  const school = await approved();
  const { name, domain } = school.registration;
  const next = makeSchool(idOf(school));
  const id = idOf(school);
  for (const change of [
    { terms: TERMS, facts: { name: `Nowa ${name}`, domain } },
    { terms: TERMS, facts: { name, shortName: `N ${id}`, domain } },
    { terms: TERMS, facts: { name, address: `ul. ${id} 2`, domain } },
    { terms: TERMS, facts: { name, domain: `${id}.example` } },
    { terms: TERMS, facts: { name } },
    { terms: TERMS, signingKey: next.registration.signingKey },
  ]) {
    const proof = 'signingKey' in change ? { newKeyProof: await proofOf(next, id) } : {};
    expect((await say(world, school, { kind: 'change', change, ...proof })).status).toBe(200);
    expect([await accept(clerk, school), await accept(clerk, school)]).not.toContain(200);
    expect(await weighed(school)).toMatchObject({
      decision: 'accept-change',
      missing: { people: 1, supervisor: false },
    });
    expect((await supervisor.agreement(id)).askedChange).toBeDefined();
  }
  expect(await accept(colleague, school)).toBe(200);

  // Numbers alone, also where the name is said again as it is.
  for (const change of [{ terms: OTHER_TERMS }, { terms: TERMS, facts: { name, domain } }]) {
    expect((await say(world, next, { kind: 'change', change })).status).toBe(200);
    expect((await supervisor.agreement(id)).twoPeople).toEqual([]);
    expect(await accept(clerk, school)).toBe(200);
  }
});

test('the list says what waits for the reader’s word, and how many have said yes', async () => {
  const school = await applied();
  expect(await inTheList(clerk, school)).toMatchObject({ said: 0, waitsForMe: true });
  await approve(clerk, school);
  expect(await inTheList(clerk, school)).toMatchObject({ said: 1, waitsForMe: false });
  expect(await inTheList(colleague, school)).toMatchObject({ said: 1, waitsForMe: true });

  // Where a supervisor is missing, another clerk's word changes nothing.
  const twin = await applied(schoolWith({ name: school.registration.name }));
  await approve(clerk, twin);
  expect(await inTheList(colleague, twin)).toMatchObject({ said: 1, waitsForMe: false });
  expect(await inTheList(supervisor, twin)).toMatchObject({ said: 1, waitsForMe: true });

  const contact = { name: 'Klerk', email: 'clerk@desk.example', phone: '+48 000 000 002' };
  const own = makeSchool();
  expect((await apply(world, own, { contact })).status).toBe(200);
  expect(await inTheList(clerk, own)).toMatchObject({ waitsForMe: false });
  expect(await inTheList(colleague, own)).toMatchObject({ waitsForMe: true });

  // A suspended institution waits for somebody once one person wants it back.
  const suspended = await approved();
  await supervisor.decide(idOf(suspended), 'suspension', { reason: 'Kontrola.' });
  expect(await inTheList(clerk, suspended)).toMatchObject({ said: 0, waitsForMe: false });
  await supervisor.decide(idOf(suspended), 'resumption');
  expect(await inTheList(clerk, suspended)).toMatchObject({ said: 1, waitsForMe: true });
});

test('Q100: the word of somebody who has left the desk counts no more', async () => {
  const school = await applied();
  expect(await approve(colleague, school)).toBe('ANOTHER_NEEDED');
  const left = await supervisor.call('POST', `/staff/${colleague.session.staffId}/deactivation`, {});
  expect(left.status).toBe(204);
  expect(await approve(clerk, school)).toBe('ANOTHER_NEEDED');
  expect(await approve(supervisor, school)).toBe(200);
});
