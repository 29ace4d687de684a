import type { Held, SecondPersonRule } from '@mleg/institution-contract/held';
import type { Alert } from '@mleg/institution-contract/privacy';
import type { Invitation } from '@mleg/institution-contract/staff';
import type { HeldDeed } from '@mleg/institution-contract/two-people';
import type { Answer } from '@mleg/testing/clients/answer';
import { changePerson } from '@mleg/testing/clients/change-person';
import { approveHeld, heldOf } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { PASSWORD } from '@mleg/testing/people/people';
import { withCards, withoutCards } from '@mleg/testing/world/cards';
import { createSchool, HEAD, SECRETARY } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let world: World;
/** One of the office who does it all alone. */
let clerk: Portal;
let head: Portal;
beforeAll(async () => {
  // Few, so that a day's work is soon done.
  world = await createSchool({ policies: { twoPeople: { changesADay: 8, leaversADay: 3 } } });
});
beforeEach(async () => {
  // Another day: what counts within one begins anew.
  world.clock.advance({ days: 1, minutes: 1 });
  [clerk, head] = await Promise.all([world.signIn(SECRETARY), world.signIn(HEAD)]);
});
afterAll(() => world[Symbol.asyncDispose]());

const rulesOf = async (answer: Promise<Answer>): Promise<SecondPersonRule[]> => (await heldOf(answer)).rules;
const approve = async (held: Pick<Held, 'deedId'> | undefined) =>
  expect((await approveHeld(head, held)).status).toBe(204);
const putOut = (id = '') => changePerson(clerk, id, { status: 'skreślony' });
/** What one person may do alone today, and what waits. */
const waiting = async () =>
  (
    await head.call<{ limits: { aDay: { cards: number; changes: number; leavers: number } }; deeds: HeldDeed[] }>(
      'GET',
      '/office/held',
    )
  ).body;
const personOf = (id: string) =>
  world.databases.institution.selectFrom('people').selectAll().where('person_id', '=', id).executeTakeFirstOrThrow();
const issued = () => `${world.schoolYear - 1}-09-01`;
const HEADERS = ['Nr albumu', 'Nazwisko', 'Imię', 'Data urodzenia', 'Klasa', 'Nr legitymacji', 'Wydana', 'Ważna do'];

async function leftDaysAgo(ids: readonly string[], days: number): Promise<void> {
  const left_at = new Date(world.clock.now().getTime() - days * 86_400_000);
  await world.databases.institution.updateTable('people_left').set({ left_at }).where('person_id', 'in', ids).execute();
}

test('Q56 Q60: whoever has put somebody out does not erase them alone, and the head hears of what nobody asked for', async () => {
  const [first = '', second = '', third = ''] = await withoutCards(world, 30, '8');
  await clerk.confirm();
  const erase = (id: string, portal = clerk) => portal.call('POST', `/office/people/${id}/erasure`, {});
  expect((await putOut(first)).status).toBe(204);
  expect(await rulesOf(erase(first))).toEqual(['unasked']);

  // A guardian whom the same clerk has invited asks for it: theirs is the hand, too.
  const path = `/office/people/${second}/guardian-invitations`;
  const { body: invited } = await clerk.call<Invitation>('POST', path, { displayName: 'Ciotka' });
  const account = { code: invited.code, login: 'ciotka', password: PASSWORD };
  expect((await clerk.call('POST', '/invitations/account', account)).status).toBe(201);
  await approve((await waiting()).deeds.find(({ kind }) => kind === 'join-guardian'));
  expect((await (await world.signIn('ciotka')).call('POST', `/pupils/${second}/erasure-request`, {})).status).toBe(204);
  expect((await putOut(second)).status).toBe(204);
  await leftDaysAgo([first, second], 31);
  expect(await rulesOf(erase(second))).toContain('brought-in');

  // Who was put out long ago: by the same clerk or by somebody else.
  expect(await rulesOf(erase(first))).toEqual(['unasked']);
  expect((await changePerson(head, third, { status: 'skreślony' })).status).toBe(204);
  expect(await rulesOf(erase(third))).toEqual(['unasked']);
  await leftDaysAgo([third], 31);
  expect((await erase(third)).status).toBe(200);
  expect(await alertsOf(head)).toEqual([{ by: SECRETARY }]);
  // Whoever comes back has not left.
  await world.databases.institution
    .updateTable('people')
    .set({ status: 'active' })
    .where('person_id', '=', first)
    .execute();
  world.clock.advance({ minutes: 1 });
  const held = await heldOf(erase(first));
  expect(held.rules).toEqual(['unasked']);
  await approve(held);
  expect(await alertsOf(head)).toEqual([{ by: SECRETARY, personId: first }, { by: SECRETARY }]);
});

const alertsOf = async (portal: Portal) => {
  const { body } = await portal.call<{ alerts: Alert[] }>('GET', '/office/alerts');
  return body.alerts
    .filter(({ kind }) => kind === 'erasure-unasked')
    .map(({ by, person }) => ({ by, ...(person ? { personId: person.personId } : {}) }));
};

test('Q57: a shorter date, or none, on the plastic card of somebody with a mobile one counts as a card', async () => {
  const ids = await withCards(world, 12, '7');
  await world.databases.institution
    .updateTable('people')
    .set({
      physical_card_number: sql<string>`'U/' || album_number`,
      physical_card_issued_on: issued(),
      physical_card_valid_until: `${world.schoolYear + 1}-09-30`,
    })
    .where('person_id', 'in', ids)
    .execute();
  const shorter = world.clock.now().toISOString().slice(0, 10);
  const { cards } = (await waiting()).limits.aDay;
  expect(cards).toBeLessThan(6);
  for (const id of ids.slice(0, cards))
    expect((await changePerson(clerk, id, { cardValidUntil: shorter })).status).toBe(204);
  const next = ids[cards] ?? '';
  expect(await rulesOf(changePerson(clerk, next, { cardValidUntil: shorter }))).toEqual(['many-cards']);
  expect(await rulesOf(changePerson(clerk, next, { cardNumber: '', cardIssuedOn: '', cardValidUntil: '' }))).toEqual([
    'many-cards',
  ]);
  expect(await rulesOf(clerk.revoke(next, 'issued-in-error'))).toEqual(['many-cards']);
  const { album_number, birthdate } = await personOf(next);
  const row = [album_number, 'Zmyślona', 'Karta', birthdate ?? '', '8a', `U/${album_number}`, issued(), shorter];
  const files = rosterFiles(world, clerk);
  const { importId } = await files.read(csvOf([HEADERS, row]), 'only-listed');
  expect(await rulesOf(files.act(importId, 'confirmation'))).toEqual(['many-cards']);
  // Of whoever holds none it is a changed entry.
  const [without = ''] = await withoutCards(world, 1, '6');
  expect((await changePerson(clerk, without, { group: '8b' })).status).toBe(204);
});

test('Q58: people who are put out by hand are counted with those of files', async () => {
  const ids = await withoutCards(world, 12, '5');
  const { leavers } = (await waiting()).limits.aDay;
  expect(leavers).toBeLessThan(ids.length - 1);
  for (const id of ids.slice(0, leavers)) expect((await putOut(id)).status).toBe(204);
  const next = ids[leavers] ?? '';
  expect(await rulesOf(putOut(next))).toEqual(['many-leave']);
  const files = rosterFiles(world, clerk);
  const { album_number, birthdate } = await personOf(next);
  const headers = ['Nr albumu', 'Nazwisko', 'Imię', 'Data urodzenia', 'Status'];
  const rows = [headers, [album_number, 'Zmyślona', 'Karta', birthdate ?? '', 'skreślony']];
  const { importId } = await files.read(csvOf(rows), 'only-listed');
  expect(await rulesOf(files.act(importId, 'confirmation'))).toEqual(['many-leave']);
  expect((await personOf(next)).status).toBe('active');
});

test('Q66: people on leave are counted with those who leave, and whoever comes back with the changes', async () => {
  const ids = await withoutCards(world, 14, '4');
  const { leavers } = (await waiting()).limits.aDay;
  expect(leavers).toBeLessThan(ids.length - 2);
  const statusOf = (id: string | undefined, status: string) => changePerson(clerk, id ?? '', { status });
  const fileOf = async (id: string | undefined, status: string) => {
    const { album_number, birthdate } = await personOf(id ?? '');
    const headers = ['Nr albumu', 'Nazwisko', 'Imię', 'Data urodzenia', 'Status'];
    const rows = [headers, [album_number, 'Zmyślona', 'Karta', birthdate ?? '', status]];
    return (await rosterFiles(world, clerk).read(csvOf(rows), 'only-listed')).importId;
  };
  for (const id of ids.slice(0, leavers)) expect((await statusOf(id, 'urlop')).status).toBe(204);
  const next = ids[leavers];
  expect(await rulesOf(statusOf(next, 'urlop'))).toEqual(['many-leave']);
  expect(await rulesOf(statusOf(next, 'skreślony'))).toEqual(['many-leave']);
  const away = await fileOf(next, 'urlop');
  expect(await rulesOf(rosterFiles(world, clerk).act(away, 'confirmation'))).toEqual(['many-leave']);
  // Whoever is on leave and put out the same day is one.
  expect((await statusOf(ids[0], 'skreślony')).status).toBe(204);

  world.clock.advance({ days: 1, minutes: 1 });
  [clerk, head] = await Promise.all([world.signIn(SECRETARY), world.signIn(HEAD)]);
  const { institution } = world.databases;
  await institution.updateTable('people').set({ status: 'on-leave' }).where('person_id', 'in', ids).execute();
  // A file brings somebody back; to undo it takes the right from them.
  const files = rosterFiles(world, clerk);
  const back = await fileOf(ids[0], 'aktywny');
  expect((await files.act(back, 'confirmation')).status).toBe(200);
  const { changes } = (await waiting()).limits.aDay;
  for (const id of ids.slice(1, changes)) expect((await statusOf(id, 'aktywny')).status).toBe(204);
  const last = ids[changes];
  expect(await rulesOf(statusOf(last, 'aktywny'))).toEqual(['many-changes']);
  // So does the number alone, by which files know somebody.
  expect(await rulesOf(changePerson(clerk, last ?? '', { albumNumber: '4999' }))).toEqual(['many-changes']);
  for (const id of ids.slice(1, 1 + (await waiting()).limits.aDay.leavers)) await statusOf(id, 'urlop');
  expect(await rulesOf(files.act(back, 'undoing'))).toEqual(['many-leave']);
});

const add = (portal: Portal, albumNumber: string) =>
  heldOf(
    portal.call('POST', '/office/people', {
      albumNumber,
      familyName: 'Nowa',
      givenName: 'Ala',
      birthdate: `${world.schoolYear - 11}-01-01`,
    }),
  );

test('Q59: many requests of one person do not bury those of others', async () => {
  await world.databases.institution.deleteFrom('deeds').where('state', '=', 'held').execute();
  for (const number of ['2601', '2602', '2603']) await add(clerk, number);
  world.clock.advance({ minutes: 1 });
  await add(head, '2604');
  const { body } = await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  const askers = body.deeds.map(({ askedBy }) => askedBy);
  expect(askers).toHaveLength(4);
  expect(new Set(askers.slice(0, 2)).size).toBe(2);
});
