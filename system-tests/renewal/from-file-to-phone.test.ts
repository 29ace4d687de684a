import type { CardOrder } from '@mleg/institution-contract/card-order';
import { confirmByTwo, csvOf, HEADERS, KNOWN_ROWS, rosterFiles } from '@mleg/testing/clients/roster-files';
import { OFFICE, OTHER_OFFICE, STUDENT } from '@mleg/testing/people/people';
import { until, when } from '@mleg/testing/until';
import { activateCard } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

test('an extension in the office’s file reaches the phone by itself, and an undone import takes it back', async () => {
  await using world = await createWorld();
  const { phone, card } = await activateCard(world, STUDENT);
  const year = world.schoolYear;
  const [own = [], other = []] = KNOWN_ROWS(year);
  const extended = [...own.slice(0, -1), `01.11.${year + 1}`];
  const first = rosterFiles(world, await world.signIn(OFFICE));
  const { importId } = await first.read(csvOf([HEADERS, extended, other]));
  const second = rosterFiles(world, await world.signIn(OTHER_OFFICE));
  expect((await confirmByTwo(first, second, importId)).status).toBe(200);
  expect((await orderWhen(world, 'an update waits', (order) => order.updateWaiting === true)).validUntil).toBe(
    `${year + 1}-11-01`,
  );

  world.clock.advance({ days: 1 });
  expect(await phone.wallet.renew(card.id)).toMatchObject({ renewed: { id: card.id } });
  const { order } = await orderWhen(world, 'it was renewed', ({ renewedAt }) => renewedAt !== undefined);
  expect(order).not.toHaveProperty('updateWaiting');
  const renewed = await phone.wallet.deps.vault.read('card', card.id);
  if (!renewed) throw new Error('the card is gone');
  const inspector = world.freshInspector();
  const challenge = inspector.challenge();
  expect(await inspector.check(await phone.present(renewed, ['date_of_expiry'], challenge), challenge)).toMatchObject({
    verdict: 'green',
    claims: { date_of_expiry: `${year + 1}-11-01` },
  });

  await rosterFiles(world, await world.signIn(OFFICE)).act(importId, 'undoing');
  await orderWhen(world, 'an update waits again', ({ updateWaiting }) => updateWaiting === true);
  world.clock.advance({ days: 1 });
  expect(await phone.wallet.renew(card.id)).toMatchObject({
    renewed: { claims: { date_of_expiry: `${year + 1}-10-31` } },
  });
});

/** What the portal shows its holder, who signs in anew: sessions do not last for days. */
async function orderWhen(world: World, what: string, holds: (order: CardOrder) => boolean) {
  const portal = await world.signIn(STUDENT);
  return until(`the portal did not say that ${what}`, async () => {
    const { order, preview } = await portal.myCard();
    return when(order !== undefined && holds(order)) && { order, validUntil: preview.validUntil };
  });
}
