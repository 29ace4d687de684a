import type { MyCard } from '@mleg/institution-contract/my-card';
import { PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { until, when } from '@mleg/testing/until';
import { createWorld, type World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

/** What a page that watches has been sent so far. */
async function watch(world: World): Promise<{ seen: MyCard[]; ended: Promise<void>; close(): void }> {
  const origin = ORIGINS.institution;
  const signedIn = await world.network.fetch(
    new Request(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ login: STUDENT, password: PASSWORD }),
    }),
  );
  const leave = new AbortController();
  const response = await world.network.fetch(
    new Request(`${origin}/api/my-card/changes`, {
      headers: { Cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '', Accept: 'text/event-stream' },
      signal: leave.signal,
    }),
  );
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const seen: MyCard[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const ended = (async () => {
    let text = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += part.value;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (message.includes('event: message') && data) seen.push(JSON.parse(data) as MyCard);
      }
    }
  })().catch(() => {});
  return { seen, ended, close: () => leave.abort() };
}

test('a page that watches sees each step without asking', async () => {
  await using world = await createWorld();
  const page = await watch(world);
  const states = () => page.seen.map((card) => card.order?.state ?? 'none');
  await until('nothing came at once', async () => when(states().length > 0));
  expect(states()).toEqual(['none']);
  const portal = await world.signIn(STUDENT);
  await portal.order();
  await until('the page did not learn that the codes are ready', async () => when(states().at(-1) === 'ready'));
  const codes = await portal.codes();
  await world.phone().activate(codes.offerUri, codes.activationCode);
  await until('the page did not learn of the card', async () => when(states().at(-1) === 'activated'));
  expect(JSON.stringify(page.seen)).not.toContain(codes.activationCode);
  page.close();
});

test('whoever watches is let go when the process ends', async () => {
  const world = await createWorld();
  const page = await watch(world);
  await until('nothing came at once', async () => when(page.seen.length > 0));
  await world[Symbol.asyncDispose]();
  await page.ended;
});
