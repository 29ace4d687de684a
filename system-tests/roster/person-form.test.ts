import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import type { Eligibility } from '@mleg/institution-contract/eligibility';
import type { Held } from '@mleg/institution-contract/held';
import type { FieldProblem } from '@mleg/institution-contract/person-form';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Answer } from '@mleg/testing/clients/answer';
import { changePerson } from '@mleg/testing/clients/change-person';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { onceAllWait } from '@mleg/testing/once-all-wait';
import { academicYear } from '@mleg/testing/people/academic-year';
import { createSchool, HEAD, idsByName, SECRETARY } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let world: World;
let secretary: Portal;
let head: Portal;
beforeAll(async () => {
  world = await createSchool({ policies: { issue: 'none' } });
  [secretary, head] = await Promise.all([world.signIn(SECRETARY), world.signIn(HEAD)]);
});
afterAll(() => world[Symbol.asyncDispose]());

const foreigner = {
  albumNumber: '2001',
  familyName: 'Morska',
  givenName: 'Oksana',
  birthdate: `${academicYear(new Date()) - 11}-03-08`,
  group: '6b',
};
const add = (fields: object) =>
  secretary.call<{ personId: string; data: { problems: FieldProblem[] } }>('POST', '/office/people', fields);
const rulesOf = async (id: string) => {
  const { body } = await secretary.call<{ card: { eligibility: Eligibility } }>('GET', `/office/people/${id}`);
  return body.card.eligibility.rules.filter(({ passed }) => !passed).map(({ rule }) => rule);
};
const heldBy = async (answer: Promise<Answer>) => {
  const { status, body } = (await answer) as Answer<{ code: string; data: Held }>;
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'HELD' });
  return body.data;
};
const decide = async (portal: Portal, { deedId }: Held, decision?: object) =>
  (
    await (decision
      ? portal.call('POST', `/office/held/${deedId}/decision`, decision)
      : approveHeld(portal, { deedId }))
  ).status;
const read = async (portal: Portal, { deedId }: Held) =>
  (await portal.call<HeldDeedDetail>('GET', `/office/held/${deedId}`)).body;

test('D56: whoever is not in the source is not here until a second person has looked; a PESEL is not needed', async () => {
  const held = await heldBy(add(foreigner));
  expect(held.rules).toEqual(['new-person']);
  expect(await idsByName(world)).not.toHaveProperty('Oksana');
  expect(await read(secretary, held)).toMatchObject({ kind: 'add-person', bar: 'asked' });
  const shown = await read(head, held);
  expect(shown).toMatchObject({ person: { displayName: 'Oksana Morska' }, askedBy: SECRETARY });
  expect(shown.changes).toContainEqual({ field: 'birthdate', after: foreigner.birthdate });
  expect(await decide(secretary, held)).toBe(403);
  expect(await decide(head, held)).toBe(204);
  expect(await decide(head, held)).toBe(409);
  const { Oksana: id = '' } = await idsByName(world);
  expect(await rulesOf(id)).not.toContain('data-confirmed');
});

test('D56 Q27: a name or PESEL that is changed by hand waits and stays as it was until then, a class does not', async () => {
  const { Kuba = '' } = await idsByName(world);
  const path = `/office/people/${Kuba}`;
  const fieldsOf = async () =>
    (await secretary.call<Record<string, string> & { hasPesel: boolean }>('GET', `${path}/fields`)).body;
  const { hasPesel, version: _, ...fields } = await fieldsOf();
  expect({ hasPesel, pesel: fields['pesel'] }).toEqual({ hasPesel: true, pesel: '' });
  expect((await changePerson(secretary, Kuba, { group: '6b' })).status).toBe(204);
  const renamed = await heldBy(changePerson(secretary, Kuba, { familyName: 'Inna' }));
  expect((await fieldsOf())['familyName']).toBe('Zmyślona');
  const seen = await read(head, renamed);
  expect(seen.changes).toEqual([{ field: 'familyName', before: 'Zmyślona', after: 'Inna' }]);
  // What stays is there to be compared with a document.
  expect(seen.facts).toContainEqual({ field: 'birthdate', value: fields['birthdate'] });
  expect(seen.facts).toContainEqual({ field: 'pesel', value: expect.stringMatching(/^•{9}\d{2}$/) });
  expect(await decide(head, renamed, { decision: 'refuse', note: 'To nie ta osoba.' })).toBe(204);
  expect((await fieldsOf())['familyName']).toBe('Zmyślona');

  const other = demoPesel(fields['birthdate'] ?? '', 77);
  const changed = await heldBy(changePerson(head, Kuba, { pesel: other }));
  expect(await decide(head, changed)).toBe(403);
  expect(JSON.stringify(await read(secretary, changed))).not.toContain(other);
  expect(await decide(secretary, changed)).toBe(204);
  const shown = await secretary.call<{ pesel: string }>('POST', `${path}/pesel`, { reason: 'data-correction' });
  expect(shown.body).toEqual({ pesel: other });
});

test('F73: a form is checked as a file’s row is, and a number belongs to one person', async () => {
  const wrong = await add({ ...foreigner, albumNumber: '1001', birthdate: '31.02.2005', pesel: '12345678901' });
  expect(wrong.status).toBe(422);
  expect(wrong.body.data.problems).toEqual([
    { field: 'birthdate', reason: 'not-a-date' },
    { field: 'pesel', reason: 'wrong-check-digit' },
    { field: 'albumNumber', reason: 'of-other-person' },
  ]);
  expect((await add({ ...foreigner, givenName: ' ' })).body.data.problems).toContainEqual({
    field: 'givenName',
    reason: 'missing',
  });
});

test('Q93: a name that is stored in another alphabet stays with other changes, by hand and by file, and is not given anew', async () => {
  const { Jagna = '' } = await idsByName(world);
  const people = world.databases.institution.updateTable('people');
  await people.set({ family_name: 'Морська' }).where('person_id', '=', Jagna).execute();
  expect((await changePerson(secretary, Jagna, { group: '6b' })).status).toBe(204);
  const files = rosterFiles(world, secretary);
  const rows = [
    ['1001', 'Морська', 'Jagna', '6a'],
    ['1003', 'Морська', 'Iwo', '6a'],
  ];
  const { importId } = await files.read(csvOf([['Nr albumu', 'Nazwisko', 'Imię', 'Klasa'], ...rows]), 'only-listed');
  const problems = [{ field: 'familyName', reason: 'forbidden-characters' }];
  expect(await files.rows(importId, 'error')).toMatchObject([{ line: 3, problems }]);
  expect(await files.rows(importId, 'changed')).toMatchObject([{ line: 2 }]);
  const given = await changePerson(secretary, Jagna, { givenName: 'Ягна' });
  expect(given).toMatchObject({ status: 422, body: { data: { problems: [{ ...problems[0], field: 'givenName' }] } } });
  await people.set({ family_name: 'Zmyślona' }).where('person_id', '=', Jagna).execute();
});

const readFields = async (by: Portal, id: string) => {
  const { body } = await by.call<Record<string, string>>('GET', `/office/people/${id}/fields`);
  const { hasPesel: _, ...fields } = body;
  return fields;
};

describe('Q71: a form that was opened before somebody else changed the person', () => {
  const REFUSED = { status: 409, body: { code: 'CHANGED_MEANWHILE' } };

  test('is refused and writes nothing, nor is anything of it kept for a second person', async () => {
    const { Iwo = '' } = await idsByName(world);
    const put = (by: Portal, fields: object) => by.call('PUT', `/office/people/${Iwo}`, fields);
    const [earlier, other] = [await readFields(secretary, Iwo), await readFields(head, Iwo)];
    expect(earlier).toEqual(other);
    expect((await put(head, { ...other, group: '6c' })).status).toBe(204);
    expect(await put(secretary, { ...earlier, albumNumber: '2222' })).toMatchObject(REFUSED);
    expect(await put(secretary, { ...earlier, familyName: 'Inna' })).toMatchObject(REFUSED);
    const held = await head.call<{ deeds: object[] }>('GET', '/office/held');
    expect(held.body.deeds).toEqual([]);
    const now = await readFields(secretary, Iwo);
    expect(now).toMatchObject({ group: '6c', albumNumber: earlier['albumNumber'] });
    expect((await put(secretary, { ...now, albumNumber: '2222' })).status).toBe(204);
    expect(await readFields(secretary, Iwo)).toMatchObject({ group: '6c', albumNumber: '2222' });
  });

  test('is refused where only the PESEL is another, and its version says nothing about any number', async () => {
    const { Jagna = '', Kuba = '' } = await idsByName(world);
    const earlier = await readFields(secretary, Jagna);
    const pesel = demoPesel(earlier['birthdate'] ?? '', 88);
    expect(await decide(secretary, await heldBy(changePerson(head, Jagna, { pesel })))).toBe(204);
    const now = await readFields(secretary, Jagna);
    expect({ ...now, version: '' }).toEqual({ ...earlier, version: '' });
    expect(await secretary.call('PUT', `/office/people/${Jagna}`, earlier)).toMatchObject(REFUSED);
    expect(now['version']).toMatch(/^[\w-]{43}$/);
    expect(now['version']).not.toBe((await readFields(secretary, Kuba))['version']);
  });

  test('is refused also where two save at the same moment: one of them', async () => {
    const { Iwo = '' } = await idsByName(world);
    const fields = await readFields(secretary, Iwo);
    const save = (by: Portal, group: string) => () => by.call('PUT', `/office/people/${Iwo}`, { ...fields, group });
    const answers = await onceAllWait(
      world.databases.institution,
      (transaction) => transaction.selectFrom('people').selectAll().where('person_id', '=', Iwo).forUpdate().execute(),
      [save(secretary, '7a'), save(head, '7b')],
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers).toContainEqual(
      expect.objectContaining({ status: 409, body: expect.objectContaining(REFUSED.body) }),
    );
    const written = answers[0]?.status === 204 ? '7a' : '7b';
    expect(await readFields(secretary, Iwo)).toMatchObject({ group: written });
  });
});
