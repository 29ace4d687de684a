import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import type { Eligibility } from '@mleg/institution-contract/eligibility';
import type { FieldProblem } from '@mleg/institution-contract/person-form';
import type { Portal } from '@mleg/testing/clients/portal';
import { createSchool, HEAD, idsByName, SECRETARY } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';

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
  familyName: 'Морська',
  givenName: 'Оксана',
  birthdate: '2015-03-08',
  group: '6b',
};
const add = (fields: object) =>
  secretary.call<{ personId: string; data: { problems: FieldProblem[] } }>('POST', '/office/people', fields);
const rulesOf = async (id: string) => {
  const { body } = await secretary.call<{ card: { eligibility: Eligibility } }>('GET', `/office/people/${id}`);
  return body.card.eligibility.rules.filter(({ passed }) => !passed).map(({ rule }) => rule);
};
const confirm = (portal: Portal, id: string) => portal.call('POST', `/office/people/${id}/confirmation`, {});

test('D56: whoever is not in the source gets no codes until a second person has confirmed them; a PESEL is not needed', async () => {
  const { status, body } = await add(foreigner);
  expect(status).toBe(201);
  const id = body.personId;
  expect(await rulesOf(id)).toContain('data-confirmed');
  expect((await head.call('POST', `/office/people/${id}/orders`, {})).status).toBe(409);
  expect((await confirm(secretary, id)).status).toBe(403);
  expect((await confirm(head, id)).status).toBe(204);
  expect((await confirm(head, id)).status).toBe(404);
  expect(await rulesOf(id)).not.toContain('data-confirmed');
});

test('D56: a name or PESEL that is changed by hand waits again, a class does not', async () => {
  const { Kuba = '' } = await idsByName(world);
  const path = `/office/people/${Kuba}`;
  const { hasPesel, ...fields } = (
    await secretary.call<Record<string, string> & { hasPesel: boolean }>('GET', `${path}/fields`)
  ).body;
  expect({ hasPesel, pesel: fields['pesel'] }).toEqual({ hasPesel: true, pesel: '' });
  expect((await secretary.call('PUT', path, { ...fields, group: '6b' })).status).toBe(204);
  expect(await rulesOf(Kuba)).toEqual([]);
  expect((await secretary.call('PUT', path, { ...fields, familyName: 'Inna' })).status).toBe(204);
  expect(await rulesOf(Kuba)).toEqual(['data-confirmed']);
  const other = demoPesel(fields['birthdate'] ?? '', 77);
  expect((await head.call('PUT', path, { ...fields, pesel: other })).status).toBe(204);
  expect((await confirm(head, Kuba)).status).toBe(403);
  expect((await confirm(secretary, Kuba)).status).toBe(204);
  const shown = await secretary.call<{ pesel: string }>('POST', `${path}/pesel`, { reason: 'data-correction' });
  expect(shown.body).toEqual({ pesel: other });
});

test('F73: a form is checked as a file’s row is, and a number belongs to one person', async () => {
  const wrong = await add({ ...foreigner, albumNumber: '1001', birthdate: '31.02.2015', pesel: '12345678901' });
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
