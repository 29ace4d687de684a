import { checkInvariants as checkInstitution } from '@mleg/institution/invariants/check-invariants';
import { checkInvariants as checkIssuer } from '@mleg/issuer/invariants/check-invariants';
import { STUDENT } from '@mleg/testing/people/people';
import { until } from '@mleg/testing/until';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failingTable } from './failing-table.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** What the issuer writes between the codes and the card. */
const WRITES = [
  { table: 'seen_values', when: 'true' },
  { table: 'offers', when: "new.state = 'redeemed'" },
  { table: 'credentials', when: 'true' },
  { table: 'offers', when: 'new.issued_at is not null' },
  { table: 'audit_events', when: 'true' },
] as const;

test.each(WRITES)(
  'I6 a failing write to $table ($when) gives no card, and the same phone has it afterwards',
  async ({ table, when }) => {
    const portal = await world.signIn(STUDENT);
    await portal.orderNewCode();
    await portal.waitUntil('ready');
    const codes = await portal.codes();
    const { wallet } = world.phone();
    const activation = await wallet.start(codes.offerUri);
    if ('refused' in activation) throw new Error(activation.refused);
    {
      await using _ = await failingTable(world.databases.issuer, table, when);
      expect(await wallet.finish(activation.id, codes.activationCode)).toHaveProperty('refused');
      expect(await wallet.deps.vault.list('card')).toEqual([]);
      expect(await signedWithoutIntent(world)).toEqual([]);
    }
    expect(await wallet.finish(activation.id, codes.activationCode)).toHaveProperty('card');
    await portal.waitUntil('activated');
    expect(await checkIssuer(world.issuer.deps)).toEqual([]);
  },
);

test('I3 an order whose event cannot be stored is heard again', async () => {
  const portal = await world.signIn(STUDENT);
  {
    await using _ = await failingTable(world.databases.institution, 'card_orders', "new.state = 'ready'");
    await portal.orderNewCode();
    await until(
      'the event got through',
      async () => world.logs.issuer.text().includes('events.not-delivered') || undefined,
    );
    expect((await portal.myCard()).order).toMatchObject({ state: 'preparing' });
  }
  world.clock.advance({ minutes: 6 });
  await world.issuer.sweep();
  await portal.waitUntil('ready');
  expect(await checkInstitution(world.institution.deps)).toEqual([]);
});

/** Boulder's question: is there anything signed that nobody had written down before? */
async function signedWithoutIntent({ databases: { issuer } }: World) {
  return issuer
    .selectFrom('offers')
    .select('offer_id')
    .where('issued_at', 'is not', null)
    .where('intended_at', 'is', null)
    .execute();
}
