import { randomUUID } from 'node:crypto';
import { storePeople } from '@mleg/institution/people/store-people';
import { asOperator } from '@mleg/institution/permission/permission';
import type { World } from './world.ts';

/** People of the register with a card on a phone, as far as this institution knows. */
export async function withCards(world: World, size: number, first = '3'): Promise<string[]> {
  const people = Array.from({ length: size }, (_, at) => ({
    personId: randomUUID(),
    cardId: randomUUID(),
    givenName: 'Karta',
    familyName: 'Zmyślona',
    albumNumber: `${first}${String(at).padStart(3, '0')}`,
    group: '8a',
    birthdate: `${world.schoolYear - 11}-04-04`,
    status: 'active' as const,
  }));
  await storePeople(world.institution.deps, people, asOperator());
  for (const { personId } of people) await giveCard(world, personId);
  return people.map(({ personId }) => personId);
}

export async function giveCard(world: World, personId: string): Promise<void> {
  const { institution_id, card_id } = await world.databases.institution
    .selectFrom('people')
    .select(['institution_id', 'card_id'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const at = world.clock.now();
  const whose = { institution_id, person_id: personId, card_id, order_id: randomUUID() };
  const order = { state: 'activated', ordered_at: at, changed_at: at, activated_at: at, sequence: 5 } as const;
  await world.databases.institution
    .insertInto('card_orders')
    .values({ ...whose, ...order, delayed: false, replaces_earlier: false })
    .execute();
}

/** The same, of whom nobody holds anything. */
export async function withoutCards(world: World, size: number, first: string): Promise<string[]> {
  const ids = await withCards(world, size, first);
  await world.databases.institution.deleteFrom('card_orders').where('person_id', 'in', ids).execute();
  return ids;
}
