import { systemClock } from '@mleg/platform/clock/clock';
import { openLog } from '@mleg/platform/log/log';
import { expect, test } from 'vitest';
import { holdStatusLists } from './held-status-lists.ts';

const ISSUER = 'https://issuer.example';

/** What the log says after the list of status lists was answered like this. */
async function reasonsOf(answer: Response): Promise<string[]> {
  const lines: string[] = [];
  const log = openLog('warn', { write: (line) => void lines.push(line) });
  const lists = holdStatusLists({ clock: systemClock, fetch: async () => answer, log }, [
    { issuer: ISSUER, anchors: [] },
  ]);
  expect(await lists.refresh()).toBe(false);
  expect(lists.all()).toEqual([]);
  return lines.map((line) => (JSON.parse(line) as { reason: string }).reason);
}

test.each([
  ['a failure', new Response('{"incident":"x"}', { status: 503 }), 'answered 503'],
  ['a failure that looks like a list', Response.json({ status_lists: [] }, { status: 500 }), 'answered 500'],
  ['a page', new Response('<!doctype html>'), 'answered something else'],
  ['other data', Response.json({ lists: [], more: { deep: true } }), 'answered something else'],
])('%s is no list, and the log says so in one line', async (_, answer, said) => {
  const [reason, ...others] = await reasonsOf(answer);
  expect(others).toEqual([]);
  expect(reason).toMatch(new RegExp(`${said}$`));
  expect(reason).not.toContain('\n');
});
