import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import { OFFICE } from '@mleg/testing/people/people';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function withPesels(): Promise<{ person_id: string; pesel_sealed: Buffer | null }[]> {
  const { institution } = world.databases;
  const people = institution.selectFrom('people').select(['person_id', 'pesel_sealed']);
  return people.where('pesel_sealed', 'is not', null).orderBy('person_id').limit(2).execute();
}

test('Q55: somebody whose id is written in capitals is changed as themselves, and stays readable', async () => {
  const [one] = await withPesels();
  const person_id = one?.person_id ?? '';
  const office = await world.signIn(OFFICE);
  const read = await office.call<{ fields: { hasPesel: boolean } }>('GET', `/office/people/${person_id}/fields`);
  const { hasPesel: _, ...fields } = read.body as never as Record<string, unknown>;
  const written = await office.call('PUT', `/office/people/${person_id.toUpperCase()}`, fields);
  expect(written.status).toBe(204);
  expect(await office.call('GET', `/office/people/${person_id}/fields`)).toMatchObject({
    status: 200,
    body: read.body,
  });
  expect((await office.call('POST', '/office/people-search', {})).status).toBe(200);
  expect(await checkInvariants(world.institution.deps)).toEqual([]);
});

test('I14: a PESEL that nobody can open is found', async () => {
  const [one, other] = await withPesels();
  if (!one || !other) throw new Error('two people are needed');
  await world.databases.institution
    .updateTable('people')
    .set({ pesel_sealed: other.pesel_sealed })
    .where('person_id', '=', one.person_id)
    .execute();
  expect(await checkInvariants(world.institution.deps)).toEqual([
    { invariant: 'I14', rule: 'every PESEL can be opened', row: expect.stringMatching(`/${one.person_id}$`) },
  ]);
});
