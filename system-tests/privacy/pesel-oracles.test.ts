import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import { institutionLimits } from '@mleg/institution/limits';
import type { DataView } from '@mleg/institution-contract/privacy';
import type { RosterImport } from '@mleg/institution-contract/roster';
import type { Portal } from '@mleg/testing/clients/portal';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { createSchool, idsByName, MOTHER, SECRETARY } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let world: World;
let clerk: Portal;
let birthdate: string;
/** Of Kuba and of Jagna. */
let [kubas, jagnas] = ['', ''];
beforeAll(async () => {
  world = await createSchool({ policies: { twoPeople: { peselsADay: 4 } } });
  const people = await world.databases.institution.selectFrom('people').select(['given_name', 'birthdate']).execute();
  const bornOn = (name: string) => people.find(({ given_name: given }) => given === name)?.birthdate ?? '';
  birthdate = bornOn('Kuba');
  kubas = demoPesel(birthdate, 2);
  jagnas = demoPesel(bornOn('Jagna'), 1);
});
beforeEach(async () => {
  world.clock.advance({ days: 1, minutes: 1 });
  clerk = await world.signIn(SECRETARY);
});
afterAll(() => world[Symbol.asyncDispose]());

const search = (query: string) =>
  clerk.call<{ people: { personId: string }[] }>('POST', '/office/people-search', { query });
/** Other numbers of the same birth date, as somebody would try them who knows it. */
const guess = (at: number) => demoPesel(birthdate, 10 + at);

/** What Kuba's mother reads about looks at his whole number. */
async function looks(): Promise<number> {
  const { Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const { views } = (await mother.call<{ views: DataView[] }>('GET', `/pupils/${Kuba}/views`)).body;
  return views.filter(({ what }) => what === 'pesel').reduce((sum, { times }) => sum + times, 0);
}

const HEADERS = ['Nr albumu', 'Nazwisko', 'Imię', 'PESEL', 'Klasa'];
async function read(...rows: string[][]): Promise<RosterImport & { files: ReturnType<typeof rosterFiles> }> {
  const files = rosterFiles(world, clerk);
  return { ...(await files.read(csvOf([HEADERS, ...rows]), 'only-listed')), files };
}

test('Q30: whoever finds somebody by a whole PESEL has looked at it, and who guesses is stopped, also before the right one', async () => {
  const before = await looks();
  expect((await search(kubas)).body.people).toHaveLength(1);
  expect(await looks()).toBe(before + 1);
  // Not a number at all: nothing is learnt, and nothing counted.
  expect((await search('11111111111')).body.people).toEqual([]);
  const { most } = institutionLimits['pesel-guesses'];
  for (let at = 0; at < most; at += 1) expect((await search(guess(at))).body.people, String(at)).toEqual([]);
  expect((await search(kubas)).status).toBe(429);
  expect(await looks()).toBe(before + 1);
});

test('Q30: numbers found by search, file and form are counted with those that are shown, and past the limit nothing tells', async () => {
  const { Kuba = '', Iwo = '' } = await idsByName(world);
  const entry = {
    albumNumber: '9001',
    familyName: 'Zmyślona',
    givenName: 'Kuba',
    birthdate,
    group: '6a',
    pesel: kubas,
  };
  const typed = await clerk.call<{ data: { problems: object[] } }>('POST', '/office/people', entry);
  expect(typed).toMatchObject({ status: 422, body: { data: { problems: [{ reason: 'pesel-of-other-person' }] } } });
  expect(await looks()).toBeGreaterThan(0);
  for (const pesel of [kubas, jagnas]) expect((await search(pesel)).status).toBe(200);
  const seen = await clerk.call('POST', `/office/people/${Iwo}/pesel`, { reason: 'identity-check' });
  expect(seen.status).toBe(200);
  await countAs(4);
  expect([(await search(kubas)).status, (await search(guess(1))).status]).toEqual([429, 429]);
  // Held like somebody whose number is nobody's.
  const answers = [entry, { ...entry, albumNumber: '9002', pesel: guess(2) }].map((fields) =>
    clerk.call<{ code: string }>('POST', '/office/people', fields),
  );
  expect((await Promise.all(answers)).map(({ body }) => body.code)).toEqual(['HELD', 'HELD']);
  const fields = (await clerk.call<Record<string, string>>('GET', `/office/people/${Kuba}/fields`)).body;
  const { hasPesel: _has, ...known } = fields;
  for (const pesel of [kubas, guess(3)]) {
    const changed = await clerk.call<{ code: string }>('PUT', `/office/people/${Kuba}`, { ...known, pesel });
    expect(changed.body.code).toBe('HELD');
  }
  expect(await read(['9003', 'Obca', 'Nikt', kubas, '6a'])).toMatchObject({
    state: 'refused',
    problem: 'too-many-pesels',
  });
});

test('Q30: a file names nobody by the PESEL alone, and its match is a look, also in a row that is wrong otherwise', async () => {
  const { Kuba = '' } = await idsByName(world);
  const before = await looks();
  const alone = await read(['9003', 'Obca', 'Nikt', kubas, '6a'], ['9004', 'Obca', '', jagnas, '6a']);
  const [conflict] = await alone.files.rows(alone.importId, 'conflict');
  expect(conflict).toMatchObject({ problems: [{ field: 'pesel', reason: 'pesel-of-other-person' }] });
  const [wrong] = await alone.files.rows(alone.importId, 'error');
  for (const row of [conflict, wrong]) expect(row).not.toHaveProperty('personId');
  expect(await looks()).toBe(before + 1);
  const named = await read(['9003', 'ZMYŚLONA', 'Kuba', kubas, '6a']);
  expect(await named.files.rows(named.importId, 'conflict')).toMatchObject([
    { personId: Kuba, problems: [{ reason: 'number-changed' }] },
  ]);
});

test('Q30: numbers tried in a file against who is known are guesses like those of the search', async () => {
  const { most } = institutionLimits['pesel-guesses'];
  for (let at = 1; at < most; at += 1) await search(guess(at));
  const right = ['1001', 'Zmyślona', 'Jagna', jagnas, '6a'];
  expect(await read(['1002', 'Zmyślona', 'Kuba', guess(0), '6a'], right)).toMatchObject({ counts: { conflict: 1 } });
  expect(await read(['1002', 'Zmyślona', 'Kuba', guess(1), '6a'], right)).toMatchObject({ problem: 'too-many-pesels' });
  expect(await read(['1002', 'Zmyślona', 'Kuba', kubas, '6a'], right)).toMatchObject({ state: 'ready' });
});

/** As if so many numbers had been seen today. */
async function countAs(amount: number): Promise<void> {
  await world.databases.institution
    .updateTable('deed_counts')
    .set({ amount })
    .where('counted', '=', 'pesels')
    .execute();
}
