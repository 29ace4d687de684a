import { heldOf } from '@mleg/testing/clients/decide-held';
import { confirmByTwo, csvOf, HEADERS, KNOWN_ROWS, rosterFiles } from '@mleg/testing/clients/roster-files';
import { SECRETS } from '@mleg/testing/people/a-student';
import { OFFICE, OTHER_OFFICE } from '@mleg/testing/people/people';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

type Files = ReturnType<typeof rosterFiles>;

let world: World;
let mine: Files;
let colleagues: Files;
beforeEach(async () => {
  world = await createWorld();
  const [own, other] = await Promise.all([world.signIn(OFFICE), world.signIn(OTHER_OFFICE)]);
  mine = rosterFiles(world, own);
  colleagues = rosterFiles(world, other);
});
afterEach(() => world[Symbol.asyncDispose]());

const people = () => world.databases.institution.selectFrom('people').selectAll().orderBy('album_number').execute();

test('the history of each person says what a file did to them, who brought it and who approved it', async () => {
  const [first = [], second = []] = KNOWN_ROWS(world.schoolYear);
  const { importId } = await mine.read(csvOf([HEADERS, first.with(1, 'Inna')]));
  const [one, other] = await people();
  expect(await confirmByTwo(mine, colleagues, importId)).toMatchObject({ status: 200 });
  const [by, approvedBy] = [await nameOf(OFFICE), await nameOf(OTHER_OFFICE)];
  expect(await historyOf(one?.person_id)).toContainEqual(
    expect.objectContaining({ event: 'person.changed-by-file', actor: by, approvedBy }),
  );
  expect(await historyOf(other?.person_id)).toContainEqual(
    expect.objectContaining({ event: 'person.left-by-file', actor: by, approvedBy }),
  );
  expect(second[0]).toBe(other?.album_number);
});

async function historyOf(personId = ''): Promise<object[]> {
  const { body } = await mine.office.call<{ history: object[] }>('GET', `/office/people/${personId}`);
  return body.history;
}

async function nameOf(subject: string): Promise<string> {
  const found = world.databases.institution.selectFrom('accounts').select('display_name');
  return (await found.where('subject', '=', subject).executeTakeFirstOrThrow()).display_name;
}

describe('a file that waits for a decision', () => {
  test('Q79: is nobody’s word: until who uploaded it asks for it, no colleague confirms it, compares it anew or discards it', async () => {
    const { importId, version } = await mine.read(csvOf([HEADERS, ['9999', 'Obcy', 'Człowiek']]), 'only-listed');
    const before = await people();
    const refused = { status: 403, body: { code: 'NOT_YOURS' } };
    for (const what of ['confirmation', 'comparison', 'discarding'] as const)
      expect(await colleagues.act(importId, what), what).toMatchObject(refused);

    const held = await heldOf(mine.act(importId, 'confirmation'));
    expect(await colleagues.act(importId, 'discarding')).toMatchObject(refused);
    expect(await mine.act(importId, 'discarding')).toMatchObject({ status: 409, body: { code: 'NOT_READY' } });
    const taken = { decision: 'refuse', note: 'nie ten plik' };
    expect((await mine.office.call('POST', `/office/held/${held.deedId}/decision`, taken)).status).toBe(204);
    expect(await colleagues.act(importId, 'confirmation')).toMatchObject(refused);
    expect(await mine.get(importId)).toMatchObject({ state: 'ready', version });
    expect(await people()).toEqual(before);
  });

  test('Q76: says what who uploaded it says, and nobody else chooses its columns', async () => {
    const known = KNOWN_ROWS(world.schoolYear);
    const { importId, columns } = await mine.read(csvOf([HEADERS, ...known]));
    const before = await people();
    const swapped = { ...columns, familyName: columns.givenName, givenName: columns.familyName };
    expect(await colleagues.act(importId, 'columns', { columns: swapped })).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOURS' },
    });
    expect(await colleagues.get(importId)).toMatchObject({ state: 'ready', columns, counts: { same: 2, changed: 0 } });

    expect(await mine.act(importId, 'columns', { columns: swapped })).toMatchObject({ status: 200 });
    expect(await mine.settled(importId)).toMatchObject({ counts: { changed: 2 }, needsSecondPerson: true });
    expect(await people()).toEqual(before);
  });

  test('Q77: gives its rows, and the PESELs in them, back to who uploaded it alone', async () => {
    const [first = []] = KNOWN_ROWS(world.schoolYear);
    const { importId, counts } = await mine.read(csvOf([HEADERS, first.with(1, '')]), 'only-listed');
    expect(counts).toMatchObject({ error: 1 });
    expect(await colleagues.act(importId, 'rejected-rows')).toMatchObject({ status: 403, body: { code: 'NOT_YOURS' } });
    expect(JSON.stringify(await colleagues.rows(importId, 'error'))).not.toContain(SECRETS.pesel);
    expect((await mine.act(importId, 'rejected-rows')).body.csv).toContain(SECRETS.pesel);
  });

  test('Q78: is confirmed as it was looked at, and not as it was read since', async () => {
    const [first = []] = KNOWN_ROWS(world.schoolYear);
    const remark = ['9999', 'Obcy', 'Człowiek'];
    const headers = [...HEADERS, 'Uwagi 1', 'Uwagi 2', 'Uwagi 3'];
    const row = [...first.with(4, 'Zmyślistyka, rok 3'), ...remark];
    const { importId, columns, version } = await mine.read(csvOf([headers, row]), 'only-listed');
    const before = await people();
    const other = { albumNumber: 8, familyName: 9, givenName: 10 };
    await mine.act(importId, 'columns', { columns: other });
    expect(await mine.settled(importId)).toMatchObject({ counts: { new: 1 } });
    expect(await mine.act(importId, 'confirmation', { version })).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_MEANWHILE' },
    });
    expect(await people()).toEqual(before);

    // Also where it says the same again: nobody has looked at that.
    world.clock.advance({ minutes: 1 });
    await mine.act(importId, 'columns', { columns });
    const again = await mine.settled(importId);
    expect(await mine.act(importId, 'confirmation', { version })).toMatchObject({ status: 409 });
    expect(await mine.act(importId, 'confirmation', { version: again.version })).toMatchObject({ status: 200 });
    expect((await people()).map(({ studies }) => studies)).toContain('Zmyślistyka, rok 3');
  });
});
