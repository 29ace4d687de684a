import { parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { activateCard, type Holder } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import type { HeldDayPack } from '@mleg/verifier-check/day-pack/held-day-pack';
import { openDayPack } from '@mleg/verifier-check/day-pack/open-day-pack';
import { updateDayPack } from '@mleg/verifier-check/day-pack/update-day-pack';
import { keepInspection } from '@mleg/wallet-core/inspection/keep-inspection';
import { makeReceipt } from '@mleg/wallet-core/inspection/make-receipt';
import { showCard } from '@mleg/wallet-core/inspection/show-card';
import { expect, test } from 'vitest';

/** An inspector's phone: what it carries, and what it makes of a code. */
async function openInspector(world: World) {
  const pinned = await world.network.fetch(new Request(`${ORIGINS.verifier}/day-pack/key`));
  const jwk = parseEcPublicJwk(await pinned.json());
  if ('refused' in jwk) throw new Error(jwk.refused);
  const now = () => Math.floor(world.clock.now().getTime() / 1000);
  let held: HeldDayPack | undefined;
  return {
    refresh: async () => {
      // The running one looks each quarter of a minute; nobody here waits for that.
      const verifier = world.freshVerifier();
      const fetch = async (request: Request) => verifier.fetch(request);
      const update = await updateDayPack({ publisher: ORIGINS.verifier, key: jwk.jwk, fetch, now }, held);
      if ('refused' in update) throw new Error(update.refused);
      held = update.pack;
    },
    check: (code: string) => checkShownCard(code, { now: now(), pack: held && openDayPack(held)?.pack }),
  };
}

function compactOf({ card }: Holder) {
  if (!card.compact) throw new Error('the card has no compact copy');
  return card.compact;
}

test('a card activated a moment ago is green offline; revoked, it is red as soon as the pack knows, and stale lists are amber', async () => {
  await using world = await createWorld();
  const holder = await activateCard(world, STUDENT);
  const { deps } = holder.phone.wallet;
  const show = () => showCard(deps, compactOf(holder));
  const inspector = await openInspector(world);
  expect(await inspector.check(await show())).toEqual({ verdict: 'amber', reason: 'no-pack' });

  await until('the pack did not know the card', async () => {
    await inspector.refresh();
    return when((await inspector.check(await show())).verdict === 'green');
  });
  const green = await inspector.check(await show());
  expect(green).toMatchObject({
    card: { claims: { cardType: 'student-card', familyName: holder.card.claims['family_name'] } },
  });

  world.clock.advance({ hours: 80 });
  expect(await inspector.check(await show())).toMatchObject({ verdict: 'amber', reason: 'status-list-too-old' });

  // Three days later everybody signs in anew.
  await (await world.signIn(STUDENT)).orderNewCode();
  await until('the revocation did not reach the pack', async () => {
    await inspector.refresh();
    const verdict = await inspector.check(await show());
    return when(verdict.verdict === 'red' && verdict.reason === 'revoked');
  });
});

test('a receipt of an inspection proves that the card was valid then, also when it is revoked now; a changed one proves nothing', async () => {
  await using world = await createWorld();
  const holder = await activateCard(world, STUDENT);
  const { wallet } = holder.phone;
  const compact = compactOf(holder);
  await wallet.checkStatus(holder.card.id);
  const code = await showCard(wallet.deps, compact);
  const receipt = makeReceipt(await keepInspection(wallet.deps, { card: holder.card, compact, code }));
  await holder.portal.orderNewCode();
  world.clock.advance({ hours: 30 });

  const ask = async (body: string | undefined) => {
    const request = new Request(`${ORIGINS.verifier}/api/receipts`, { method: 'POST', body: body ?? '' });
    const response = await world.network.fetch(request);
    return { status: response.status, body: await response.json() };
  };
  expect(await ask(receipt)).toMatchObject({ status: 200, body: { verdict: { verdict: 'green' } } });
  const withoutList = JSON.stringify({ type: 'mleg-receipt', code });
  expect(await ask(withoutList)).toMatchObject({ body: { verdict: { verdict: 'amber', reason: 'no-status-list' } } });
  const changed = receipt?.replace(code, `${code.slice(0, -3)}000`);
  expect((await ask(changed)).body).not.toMatchObject({ verdict: { verdict: 'green' } });
  expect((await ask('<html>')).status).toBe(400);
});
