import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import { institutionLimits } from '@mleg/institution/limits';
import type { DataView } from '@mleg/institution-contract/privacy';
import {
  type RosterImport,
  type RosterScope,
  rosterRowKindSchema,
  rosterScopeSchema,
} from '@mleg/institution-contract/roster';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { readPesel } from '@mleg/student-card/pesel';
import type { Portal } from '@mleg/testing/clients/portal';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { createSchool, HEAD, idsByName, MOTHER, SECRETARY } from '@mleg/testing/world/school';
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

type Fields = Record<string, string | boolean>;
type Refused = { code: string; data: { deedId: string; rules: string[] } };

/** What Kuba's mother reads about looks at his whole number. */
async function looks(): Promise<number> {
  const { Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const { views } = (await mother.call<{ views: DataView[] }>('GET', `/pupils/${Kuba}/views`)).body;
  return views.filter(({ what }) => what === 'pesel').reduce((sum, { times }) => sum + times, 0);
}

/** Another number that the office sees as the same one: of the same birth date, with the same last digits. */
function alike(pesel: string): string {
  const tried = Array.from(
    { length: 1000 },
    (_, at) => pesel.slice(0, 6) + String(at).padStart(3, '0') + pesel.slice(9),
  );
  return tried.find((other) => other !== pesel && 'birthdate' in readPesel(other)) ?? '';
}

const HEADERS = ['Nr albumu', 'Nazwisko', 'Imię', 'PESEL', 'Klasa'];
async function read(scope: RosterScope, ...rows: string[][]): Promise<RosterImport & { files: Files }> {
  const files = rosterFiles(world, clerk);
  return { ...(await files.read(csvOf([HEADERS, ...rows]), scope)), files };
}
type Files = ReturnType<typeof rosterFiles>;

/** All that the office reads about a file of one row, but for ids that are made anew each time. */
async function saidOf(scope: RosterScope, row: string[]): Promise<object> {
  const { importId, state, problem, counts, needsSecondPerson, files } = await read(scope, row);
  const kinds = rosterRowKindSchema.options.filter((kind) => kind !== 'leaving');
  const rows = await Promise.all(kinds.map((kind) => files.rows(importId, kind)));
  await files.act(importId, 'discarding');
  return { state, problem, counts, needsSecondPerson, rows };
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

test('Q30: numbers that were searched for are counted with those that are shown, and past the limit nothing tells', async () => {
  const { Iwo = '' } = await idsByName(world);
  for (const pesel of [kubas, jagnas]) expect((await search(pesel)).status).toBe(200);
  const seen = await clerk.call('POST', `/office/people/${Iwo}/pesel`, { reason: 'identity-check' });
  expect(seen.status).toBe(200);
  await countAs(4);
  expect([(await search(kubas)).status, (await search(guess(1))).status]).toEqual([429, 429]);
});

test.each([['within'], ['past']])(
  'Q40: %s the day’s limit the form answers the right number like a wrong one',
  async (limit) => {
    const { Kuba = '' } = await idsByName(world);
    const before = await looks();
    await search(jagnas);
    if (limit === 'past') await countAs(4);
    const { hasPesel: _, version, ...known } = (await clerk.call<Fields>('GET', `/office/people/${Kuba}/fields`)).body;
    const made = { ...known, familyName: 'Zmyślony', albumNumber: '9001', cardNumber: 'U/9001' };
    const said = async (...[method, path, fields]: ['POST' | 'PUT', string, object]) => {
      const { status, body } = await clerk.call<Refused>(method, path, fields);
      const held = await clerk.call<HeldDeedDetail>('GET', `/office/held/${body.data.deedId}`);
      const { changes, facts, rules } = held.body;
      return { status, code: body.code, told: body.data.rules, changes, facts, rules };
    };
    const ofKuba = (pesel: string) => said('PUT', `/office/people/${Kuba}`, { ...known, version, pesel });
    const wrong = await ofKuba(alike(kubas));
    expect(wrong).toMatchObject({ status: 409, code: 'HELD', told: ['identity'] });
    // The second person sees that a number was typed.
    expect(wrong.changes).toMatchObject([{ field: 'pesel' }]);
    expect(await ofKuba(kubas)).toEqual(wrong);
    const ofNobody = await said('POST', '/office/people', { ...made, pesel: alike(kubas) });
    expect(ofNobody).toMatchObject({ status: 409, code: 'HELD', told: ['new-person'] });
    expect(await said('POST', '/office/people', { ...made, pesel: kubas })).toEqual(ofNobody);
    expect(await looks()).toBe(before);
  },
);

test.each([['within'], ['past']])(
  'Q40: %s the day’s limit a file answers the right number like a wrong one',
  async (limit) => {
    await search(jagnas);
    if (limit === 'past') await countAs(4);
    const rows: Record<string, (pesel: string) => string[]> = {
      'by number': (pesel) => ['1002', 'Zmyślona', 'Kuba', pesel, '6a'],
      'by name': (pesel) => ['9003', 'ZMYŚLONA', 'Kuba', pesel, '6a'],
      'made up': (pesel) => ['9003', 'Obca', 'Nikt', pesel, '6a'],
      'wrong otherwise': (pesel) => ['9003', 'Obca', '', pesel, '6a'],
      'of somebody without': (pesel) => ['1003', 'Zmyślony', 'Iwo', pesel, '6a'],
    };
    for (const [name, row] of Object.entries(rows)) {
      for (const scope of rosterScopeSchema.options) {
        expect(await saidOf(scope, row(kubas)), `${name}, ${scope}`).toEqual(await saidOf(scope, row(alike(kubas))));
        world.clock.advance({ minutes: 10 });
      }
    }
  },
);

test('Q40: when two people have said yes to a file, a number that is somebody else’s is not taken, and both have looked at it', async () => {
  const before = await looks();
  const { importId, counts, files } = await read('everybody', ['9003', 'Obca', 'Nikt', kubas, '6a']);
  expect(counts).toMatchObject({ new: 1, conflict: 0 });
  expect(await files.act(importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'HELD' } });
  expect(await looks()).toBe(before);
  const second = rosterFiles(world, await world.signIn(HEAD));
  const done = { new: 0, conflict: 1, leaving: counts.leaving - 1 };
  expect(await second.act(importId, 'confirmation')).toMatchObject({ status: 200, body: { counts: done } });
  expect(await files.rows(importId, 'conflict')).toMatchObject([
    { displayName: 'Nikt Obca', problems: [{ field: 'pesel', reason: 'pesel-of-other-person' }] },
  ]);
  expect(await looks()).toBe(before + 2);
});

/** As if so many numbers had been seen today. */
async function countAs(amount: number): Promise<void> {
  await world.databases.institution
    .updateTable('deed_counts')
    .set({ amount })
    .where('counted', '=', 'pesels')
    .execute();
}
