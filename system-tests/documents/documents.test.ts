import type { Instruction } from '@mleg/institution-contract/instruction';
import type { Portal } from '@mleg/testing/clients/portal';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { createSchool, FATHER, idsByName, MOTHER, PUPIL, SECRETARY, STRANGER } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: World;
let ids: Record<string, string>;
beforeAll(async () => {
  world = await createSchool();
  ids = await idsByName(world);
});
afterAll(() => world[Symbol.asyncDispose]());

interface Answer {
  status: number;
  name: string;
  text: string;
}

const get = (path: string, by?: Portal) => ask(path, { headers: by?.headers ?? {} });

const post = (path: string, by: Portal, body: unknown) =>
  ask(path, {
    method: 'POST',
    headers: { ...by.headers, Origin: ORIGINS.institution, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** As the browser asks; a PDF is read back, with one space wherever there was any. */
async function ask(path: string, request: RequestInit): Promise<Answer> {
  const response = await world.network.fetch(new Request(`${ORIGINS.institution}/api${path}`, request));
  const name = /filename="([^"]*)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  if (response.headers.get('content-type') !== 'application/pdf') return { status: response.status, name, text: '' };
  const { text } = await extractText(new Uint8Array(await response.arrayBuffer()), { mergePages: true });
  return { status: response.status, name, text: text.replaceAll(/\s+/g, ' ') };
}

test('a guardian’s form is filled in: who applies, for whom, and the paper card; the PESEL is not on it', async () => {
  const { status, name, text } = await get(`/pupils/${ids['Jagna']}/forms/issue`, await world.signIn(MOTHER));
  const year = world.schoolYear;
  expect({ status, name }).toEqual({ status: 200, name: 'wniosek-o-wydanie-mlegitymacji.pdf' });
  for (const known of [
    'Wniosek o wydanie mLegitymacji',
    'Szkoła Podstawowa nr 2 ul. Zmyślona 2, 99-998 Zmyślin',
    'X rodzic albo opiekun prawny',
    `Imię i nazwisko osoby składającej ${MOTHER}`,
    'Imię i nazwisko ucznia Jagna Zmyślona',
    'Klasa 6a',
    `Data urodzenia 5 maja ${year - 12}`,
    'Numer legitymacji U/1001',
    `Data wydania 1 września ${year - 1}`,
    'Wydanie i anulowanie mLegitymacji jest bezpłatne.',
    'Administratorem danych jest Szkoła Podstawowa nr 2.',
  ]) {
    expect(text).toContain(known);
  }
  expect(text).not.toContain('PESEL');
});

test('a minor’s own form leaves room for the guardian who signs; one to cancel has the reasons to tick', async () => {
  const { text } = await get(`/pupils/${ids['Jagna']}/forms/cancel`, await world.signIn(PUPIL));
  expect(text).toContain('Jagna Zmyślona');
  expect(text).not.toMatch(/X (rodzic|uczeń)/);
  expect(text).toMatch(/Powód anulowania utrata telefonu niepoprawne działanie rezygnacja z usługi/);
  const english = await get(`/pupils/${ids['Jagna']}/forms/cancel?language=en`, await world.signIn(MOTHER));
  expect(english.text).toContain('Full name of the pupil Jagna Zmyślona');
});

test('G76: nobody gets a form about somebody else’s child, or the office’s about anybody', async () => {
  const [father, stranger, secretary] = await Promise.all(
    [FATHER, STRANGER, SECRETARY].map((who) => world.signIn(who)),
  );
  const ofKuba = `/pupils/${ids['Kuba']}/forms/issue`;
  for (const by of [father, stranger, secretary]) expect((await get(ofKuba, by)).status).toBe(404);
  expect((await get(ofKuba)).status).toBe(401);
  const atOffice = `/office/people/${ids['Kuba']}/forms/issue`;
  expect((await get(atOffice, father)).status).toBe(403);
  expect((await get(atOffice, secretary)).text).toContain('Kuba Zmyślona');
  const { body } = await (await world.signIn(MOTHER)).call('GET', `/pupils/${ids['Kuba']}/views`);
  expect(body).toMatchObject({ views: [{ by: SECRETARY, what: 'form', times: 1 }] });
  expect((await get(`/office/people/${crypto.randomUUID()}/forms/issue`, secretary)).status).toBe(404);
});

test('everybody gets a blank form of what the policy foresees, and of nothing else', async () => {
  expect((await get('/forms/issue')).text).toMatch(/Imię i nazwisko ucznia Klasa/);
  expect((await get('/forms/cancel')).status).toBe(200);
  expect((await get('/forms/objection')).status).toBe(409);
  const { body } = await (await world.signIn(SECRETARY)).call<{ statements: string[] }>('GET', '/institution');
  expect(body.statements).toEqual(['issue', 'cancel']);
});

test('slips of a class: one secret on each sheet, the way to the instruction, and a record of each print', async () => {
  const [secretary, mother] = await Promise.all([world.signIn(SECRETARY), world.signIn(MOTHER)]);
  const personIds = [ids['Jagna'], ids['Kuba']];
  const print = (sheet: string, by = secretary) => post('/office/slips/pdf', by, { group: '6a', personIds, sheet });
  expect((await print('qr')).status).toBe(409);
  for (const personId of personIds) {
    const path = `/pupils/${personId}/applications`;
    const { body } = await mother.call<{ applicationId: string }>('POST', path, { kind: 'issue' });
    await secretary.call('POST', `/office/applications/${body.applicationId}/decision`, { decision: 'accept' });
  }
  const stateOf = async (personId: string | undefined) =>
    (await mother.call<{ order?: { state: string } }>('GET', `/pupils/${personId}/card`)).body.order?.state;
  await until('the codes were not ready', async () =>
    when((await Promise.all(personIds.map(stateOf))).every((state) => state === 'ready') && true),
  );
  const { body: first } = await mother.call<{ manualCode: string }>('POST', `/pupils/${ids['Kuba']}/codes`, {});
  const second = await mother.call<{ activationCode: string }>('POST', `/pupils/${ids['Kuba']}/activation-code`, {});
  const { activationCode } = second.body;

  const qr = await print('qr');
  expect(qr.name).toBe('kody-qr.pdf');
  expect(qr.text).toMatch(/Kody QR – 6a .*\/instrukcja Jagna Zmyślona .*Kuba Zmyślona Nr w księdze uczniów 1002/);
  expect(qr.text).toContain(first.manualCode);
  expect(qr.text).not.toContain(activationCode);
  const activation = await print('activation');
  expect(activation.text).toContain(activationCode);
  expect(activation.text).not.toContain(first.manualCode);
  expect((await print('qr', mother)).status).toBe(403);
  const printed = await world.databases.institution
    .selectFrom('audit_events')
    .select('event')
    .where('event', '=', 'codes.printed')
    .execute();
  expect(printed).toHaveLength(4);
});

test.each(['pl', 'en'])(
  'the instruction (%s) says on paper what it says on the page, and its screens are there',
  async (language) => {
    const response = await world.network.fetch(
      new Request(`${ORIGINS.institution}/api/instruction?language=${language}`),
    );
    const instruction = (await response.json()) as Instruction;
    const { text } = await get(`/instruction/pdf?language=${language}`);
    for (const { heading } of [...instruction.steps, ...instruction.troubles.entries]) expect(text).toContain(heading);
    const files = instruction.steps.flatMap(({ picture }) => (picture ? [picture.file] : []));
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) {
      const picture = await world.network.fetch(new Request(`${ORIGINS.institution}/instruction/${file}`));
      expect(picture.headers.get('content-type'), file).toBe('image/webp');
    }
    const outside = await world.network.fetch(new Request(`${ORIGINS.institution}/instruction/..%2Fpicture.ts`));
    expect(outside.status).toBe(404);
  },
);
