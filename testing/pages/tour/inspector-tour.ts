import { untilSome } from '../../browser/seen.ts';
import type { Visit } from '../../browser/visit.ts';
import type { Guide } from './guide.ts';

/** Every page and state of the inspector's app, one after the other. */
export async function inspectorTour({ system, visit, look }: Guide): Promise<void> {
  const visited = await visit();
  const { page } = visited;
  const app = `${system.verifier}/inspector/`;
  await page.goto(app);
  await untilSome(page.getByRole('listitem'), 3);
  await look('inspector-ready', visited);
  await page.goto(`${app}#/settings`);
  await page.getByRole('checkbox').waitFor();
  await look('inspector-settings', visited);
  await practiceStops(`${app}#/practice`, visited, look);
  await page.goto(`${app}#/check`);
  await page.locator('video').waitFor();
  await look('inspector-check', visited);
  await page.getByRole('button', { name: /Zapytaj telefon|Ask the phone/ }).click();
  await page.getByRole('img').waitFor();
  await look('inspector-question', visited);
  await visited.end();
}

async function practiceStops(address: string, visited: Visit, look: Guide['look']): Promise<void> {
  const { page } = visited;
  await page.goto(address);
  const cards = page.getByRole('main').getByRole('listitem').getByRole('button');
  await untilSome(cards);
  await look('inspector-practice', visited);
  for (const [at, card] of (await cards.all()).entries()) {
    await card.click();
    const next = page.getByRole('button', { name: /Następna kontrola|Next check/ });
    await next.waitFor();
    await look(`inspector-verdict-${at + 1}`, visited);
    await next.click();
    await card.waitFor();
  }
}
