import { randomUUID } from 'node:crypto';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import type { Answer } from '@mleg/testing/clients/answer';
import { changePerson } from '@mleg/testing/clients/change-person';
import { approveHeld, heldOf } from '@mleg/testing/clients/decide-held';
import { confirmByTwo, csvOf, HEADERS, KNOWN_ROWS, rosterFiles } from '@mleg/testing/clients/roster-files';
import { onceAllWait } from '@mleg/testing/once-all-wait';
import { OFFICE, OTHER_OFFICE } from '@mleg/testing/people/people';
import { createWorld, type World } from '@mleg/testing/world/world';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';

const NEW_ROW = ['190003', 'Nowicka', 'Zdzisława', '', 'Zmyślistyka, rok 1', '', '', ''];

const openFiles = async (world: World) => rosterFiles(world, await world.signIn(OFFICE));
const openSecond = async (world: World) => rosterFiles(world, await world.signIn(OTHER_OFFICE));
const known = (world: World) => KNOWN_ROWS(world.schoolYear);
const people = (world: World) =>
  world.databases.institution.selectFrom('people').selectAll().orderBy('album_number').execute();

describe('Q72: a file that was compared before somebody was changed by hand', () => {
  test('is not confirmed over it, is compared once more without another upload, and then leaves what nobody disputes', async () => {
    await using world = await createWorld();
    const files = await openFiles(world);
    const [first = [], other = []] = known(world);
    const { importId } = await files.read(csvOf([HEADERS, first.with(4, 'Zmyślistyka, rok 3'), other]));
    const [one, two] = await people(world);
    expect((await changePerson(files.office, two?.person_id ?? '', { group: 'Inna' })).status).toBe(204);
    // The file does not touch them: it said the same of them as was known.
    expect(await files.act(importId, 'confirmation')).toMatchObject({ status: 200 });
    world.clock.advance({ minutes: 1 });
    const again = await files.read(csvOf([HEADERS, first, other.with(4, 'Zmyślistyka, rok 1')]));
    expect((await changePerson(files.office, one?.person_id ?? '', { group: 'Poprawiona' })).status).toBe(204);
    const stood = await people(world);
    expect(await files.act(again.importId, 'confirmation')).toMatchObject({ status: 409, body: { code: 'STALE' } });
    expect(await people(world)).toEqual(stood);

    expect(await files.act(again.importId, 'comparison')).toMatchObject({ status: 200 });
    await files.settled(again.importId);
    expect(await files.rows(again.importId, 'changed')).toMatchObject([
      { changes: [{ field: 'group', before: 'Poprawiona', after: 'Zmyślistyka, rok 2' }] },
      { changes: [{ field: 'group', before: 'Inna', after: 'Zmyślistyka, rok 1' }] },
    ]);
    // By somebody else: these are many changes for one person and one day.
    const second = await openSecond(world);
    expect(await confirmByTwo(files, second, again.importId)).toMatchObject({ status: 200 });
    expect(await files.act(again.importId, 'comparison')).toMatchObject({ status: 409, body: { code: 'NOT_READY' } });
  });

  test('makes nobody twice of whom somebody has added by hand, nor does it when both come at the same moment', async () => {
    await using world = await createWorld();
    const files = await openFiles(world);
    const second = await openSecond(world);
    const pesel = demoPesel('2004-05-06', 7);
    const add = (albumNumber: string) => {
      const fields = { albumNumber, familyName: 'Nowicka', givenName: 'Zdzisława', birthdate: '2004-05-06', pesel };
      return heldOf(files.office.call('POST', '/office/people', fields));
    };
    const { importId } = await files.read(csvOf([HEADERS, NEW_ROW.with(3, pesel)]), 'only-listed');
    await heldOf(files.act(importId, 'confirmation'));
    const [sameNumber, samePesel] = [await add('190003'), await add('190009')];
    const answers = await onceAllWait<InstitutionDatabase, Answer>(
      world.databases.institution,
      (transaction) => sql`select pg_advisory_xact_lock(hashtextextended('roster:pwsm', 0))`.execute(transaction),
      [
        () => second.act(importId, 'confirmation'),
        () => approveHeld(second.office, sameNumber),
        () => approveHeld(second.office, samePesel),
      ],
    );
    expect(answers.filter(({ status }) => status !== 200 && status !== 204 && status !== 409)).toEqual([]);
    expect((await people(world)).filter(({ family_name: name }) => name === 'Nowicka')).toHaveLength(1);
  });
});

const confirmed = async (world: World) => {
  const [files, second] = [await openFiles(world), await openSecond(world)];
  const rows = known(world).map((row) => row.with(4, 'Zmyślistyka, rok 3'));
  const { importId } = await files.read(
    csvOf([HEADERS, ...rows, NEW_ROW.with(3, demoPesel('2004-05-06', 7))]),
    'only-listed',
  );
  expect(await confirmByTwo(files, second, importId)).toMatchObject({ status: 200 });
  return { files, second, importId };
};
const refusedFor = (total: number, ...named: unknown[]) => ({
  status: 409,
  body: { code: 'CHANGED_SINCE', data: { total, people: named } },
});

describe('Q73: a file whose people were changed since it was confirmed', () => {
  test('is not undone over what was corrected by hand: neither whom it changed nor whom it brought; who that is, is said', async () => {
    await using world = await createWorld();
    const { files, second, importId } = await confirmed(world);
    const [one, , brought] = await people(world);
    for (const person of [one, brought])
      expect((await changePerson(second.office, person?.person_id ?? '', { group: 'Poprawiona' })).status).toBe(204);
    const stood = await people(world);
    const named = [one, brought].map((person) => ({
      personId: person?.person_id,
      displayName: `${person?.family_name} ${person?.given_name}`,
    }));
    expect(await files.act(importId, 'undoing')).toMatchObject(
      refusedFor(2, expect.toBeOneOf(named), expect.toBeOneOf(named)),
    );
    expect(await people(world)).toEqual(stood);
    expect(await files.get(importId)).toMatchObject({ state: 'confirmed' });
  });

  test('Q51: is not undone by a second person either, whose approval says who; so no number comes back that another has', async () => {
    await using world = await createWorld();
    const { files, second, importId } = await confirmed(world);
    const held = await heldOf(files.act(importId, 'undoing'));
    const [one] = await people(world);
    const { institution } = world.databases;
    await institution
      .updateTable('people')
      .set({ album_number: '190077', pesel_lookup: Buffer.from('another') })
      .where('person_id', '=', one?.person_id ?? '')
      .execute();
    const taker = { ...one, person_id: randomUUID(), card_id: randomUUID() } as NonNullable<typeof one>;
    await institution.insertInto('people').values(taker).execute();
    expect(await approveHeld(second.office, held)).toMatchObject(refusedFor(1, { personId: one?.person_id }));
    expect(await people(world)).toHaveLength(4);
  });

  test('waits for whoever is just changing one of them, and is refused then', async () => {
    await using world = await createWorld();
    const { second, files, importId } = await confirmed(world);
    const { deedId } = await heldOf(files.act(importId, 'undoing'));
    const [one] = await people(world);
    const [answer] = await onceAllWait(
      world.databases.institution,
      (transaction) =>
        transaction
          .updateTable('people')
          .set({ studies: 'Poprawiona' })
          .where('person_id', '=', one?.person_id ?? '')
          .execute(),
      [() => approveHeld(second.office, { deedId })],
    );
    expect(answer).toMatchObject(refusedFor(1, { personId: one?.person_id }));
    expect((await people(world))[0]).toMatchObject({ studies: 'Poprawiona' });
  });
});
